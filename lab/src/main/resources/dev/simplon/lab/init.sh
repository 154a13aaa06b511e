# Process 1 of the lab: covers /run with one of its own, starts the agent, reaps orphans, and ends
# with the agent; the end of process 1 is the end of everything in the lab.
# Arguments: the lab's folder, the java executable, the class path of the agent.
mount -t tmpfs tmpfs /run || exit 1
mkdir -p /run/netns /run/lock || exit 1
ip link set lo up || exit 1
"$2" -XX:+UseSerialGC -Xms8m -Xmx32m -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xss512k \
    -cp "$3" dev.simplon.lab.agent.Agent "$1/agent.sock" </dev/null >"$1/agent.log" 2>&1 &
agent=$!
while kill -0 "$agent" 2>/dev/null; do wait -n; done
