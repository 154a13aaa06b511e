package dev.simplon.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Lines of strongSwan 5.9.8's log, as seen.
class TroubleTest {
    @Test
    void logTellsTheTrouble() {
        assertThat(Trouble.in("received AUTHENTICATION_FAILED notify error"))
                .contains(Trouble.WRONG_KEY);
        assertThat(
                        Trouble.in(
                                "tried 1 shared key for '20.61.97.4' - '168.62.225.23', but MAC mismatched"))
                .contains(Trouble.WRONG_KEY);
        assertThat(Trouble.in("received NO_PROPOSAL_CHOSEN notify error"))
                .contains(Trouble.NO_IKE_PROPOSAL);
        assertThat(Trouble.in("received NO_PROPOSAL_CHOSEN notify, no CHILD_SA built"))
                .contains(Trouble.NO_ESP_PROPOSAL);
        assertThat(Trouble.in("received TS_UNACCEPTABLE notify, no CHILD_SA built"))
                .contains(Trouble.SELECTORS);
        assertThat(Trouble.in("giving up after 5 retransmits")).contains(Trouble.SILENCE);
    }

    @Test
    void whatGoesWellIsNoTrouble() {
        assertThat(Trouble.in("CHILD_SA child-1{1} established with SPIs 7aa52b22_i a204acae_o"))
                .isEmpty();
        assertThat(Trouble.in("selected proposal: ESP:AES_GCM_16_256/NO_EXT_SEQ")).isEmpty();
        assertThat(Trouble.in("retransmit 1 of request with message ID 0")).isEmpty();
    }
}
