package dev.simplon.cloud;

import static dev.simplon.cloud.TestCloud.json;
import static dev.simplon.cloud.TestCloud.text;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/// Measures the cloud as terraform loads it: connections over ten gateways, ten at a time, each
/// looked for, made, awaited and read; then read again, key and all; then deleted. Run by hand:
/// `Load CONNECTIONS`.
final class Load {
    private static final int GATEWAYS = 10;
    private static final int AT_A_TIME = 10;
    private static final String GROUP = "/subscriptions/{s}/resourceGroups/rg";
    private static final String NET = GROUP + "/providers/Microsoft.Network";
    private static final String V = "?api-version=" + TestCloud.VERSION;

    private final TestCloud cloud;
    private final String token;
    private final AtomicInteger requests = new AtomicInteger();

    private Load(TestCloud cloud) {
        this.cloud = cloud;
        this.token = cloud.token();
    }

    public static void main(String[] arguments) throws Exception {
        int connections = Integer.parseInt(arguments[0]);
        var directory = Files.createTempDirectory("simplon-load");
        var settings =
                CloudSettings.of(Path.of(directory.toString()), new PredictedDataPlane("a load"));
        try (var cloud = new TestCloud(CloudServer.start(settings), new ScriptedDataPlane())) {
            var load = new Load(cloud);
            load.makeGateways();
            load.measure("sites", connections, load::makeSite);
            load.measure("create", connections, load::makeConnection);
            load.measure("read", connections, load::readConnection);
            load.measure("read again", connections, load::readConnection);
            load.measure("delete", connections, load::deleteConnection);
        }
    }

    private void measure(String what, int number, IntConsumer action) throws InterruptedException {
        requests.set(0);
        long begin = System.nanoTime();
        var places = new Semaphore(AT_A_TIME);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < number; i++) {
                int each = i;
                places.acquire();
                threads.execute(() -> {
                    try {
                        action.accept(each);
                    } finally {
                        places.release();
                    }
                });
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                "%-10s %5d  %7.2f s  %6.0f requests/s%n",
                what, number, seconds, requests.get() / seconds);
    }

    private String send(String method, String path, String body, int... expected) {
        while (true) {
            requests.incrementAndGet();
            var answer = cloud.call(token, method, path, body, Map.of());
            if (answer.statusCode() == 429) {
                continue;
            }
            if (java.util.Arrays.stream(expected).noneMatch(s -> s == answer.statusCode())) {
                throw new AssertionError(path + " " + answer.statusCode() + " " + answer.body());
            }
            answer.headers().firstValue("Azure-AsyncOperation").ifPresent(this::follow);
            return answer.body();
        }
    }

    private void follow(String operation) {
        var uri = URI.create(operation);
        while (true) {
            requests.incrementAndGet();
            var answer =
                    cloud.call(token, "GET", uri.getPath() + "?" + uri.getQuery(), "", Map.of());
            if (text(json(answer.body()), "status").equals("Succeeded")) {
                return;
            }
        }
    }

    private void makeGateways() {
        send("PUT", GROUP + V, "{\"location\":\"westeurope\"}", 201);
        for (int i = 0; i < GATEWAYS; i++) {
            send(
                    "PUT",
                    NET + "/virtualNetworks/net" + i + V,
                    """
                    {"location":"westeurope","properties":{"addressSpace":{"addressPrefixes":
                      ["10.%1$d.0.0/16"]},"subnets":[{"name":"GatewaySubnet","properties":
                      {"addressPrefix":"10.%1$d.1.0/24"}}]}}\
                    """
                            .formatted(i),
                    201);
            send(
                    "PUT",
                    NET + "/publicIPAddresses/p" + i + V,
                    "{\"location\":\"westeurope\",\"sku\":{\"name\":\"Standard\"},\"zones\":[\"1\","
                            + "\"2\",\"3\"],\"properties\":{\"publicIPAllocationMethod\":\"Static\"}}",
                    201);
            send(
                    "PUT",
                    NET + "/virtualNetworkGateways/g" + i + V,
                    """
                    {"location":"westeurope","properties":{"gatewayType":"Vpn","vpnType":"RouteBased",
                      "vpnGatewayGeneration":"Generation2","sku":{"name":"VpnGw5AZ","tier":"VpnGw5AZ"},
                      "ipConfigurations":[{"name":"default","properties":{
                        "publicIPAddress":{"id":"%1$s/publicIPAddresses/p%2$d"},
                        "subnet":{"id":"%1$s/virtualNetworks/net%2$d/subnets/GatewaySubnet"}}}]}}\
                    """
                            .formatted(NET, i),
                    201);
        }
    }

    private void makeSite(int i) {
        send(
                "PUT",
                NET + "/localNetworkGateways/l" + i + V,
                """
                {"location":"westeurope","properties":{"gatewayIpAddress":"203.0.%d.%d",
                  "localNetworkAddressSpace":{"addressPrefixes":["172.%d.%d.0/24"]}}}\
                """
                        .formatted(i / 250, i % 250 + 1, 16 + i / 250, i % 250),
                201);
    }

    private void makeConnection(int i) {
        var path = NET + "/connections/c" + i;
        send("GET", path + V, "", 404);
        send(
                "PUT",
                path + V,
                """
                {"location":"westeurope","properties":{"connectionType":"IPsec","sharedKey":"abc",
                  "virtualNetworkGateway1":{"id":"%1$s/virtualNetworkGateways/g%2$d"},
                  "localNetworkGateway2":{"id":"%1$s/localNetworkGateways/l%3$d"}}}\
                """
                        .formatted(NET, i % GATEWAYS, i),
                201);
        readConnection(i);
    }

    private void readConnection(int i) {
        var path = NET + "/connections/c" + i;
        send("GET", path + V, "", 200);
        send("GET", path + "/sharedkey" + V, "", 200);
    }

    private void deleteConnection(int i) {
        send("DELETE", NET + "/connections/c" + i + V, "", 202);
    }
}
