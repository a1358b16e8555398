-- SPDX-License-Identifier: Apache-2.0
-- A snapshot of the last record of journal.jsonl; since schema 4.
INSERT INTO snapshot (id, sequence, hash, format, program, parts)
VALUES (1, 13, x'878b098725d9c9626f7e65b8e63ab951ebe880c5bbc5a3d05e6366a5b5b6eb54', 1, 'stored', x'd6043b04093b14cd0f1fa53848cbfba0bcdc46b8cca7c9a59dfeff494d4a5fb7');
INSERT INTO snapshot_part (name, digest, body) VALUES ('', x'e3e6d060aab06f1e4f201d408c0b302d17e41c7cc7ae4943f89f09b5d2e3491c', x'65766572797468696e6720656c7365');
INSERT INTO snapshot_part (name, digest, body) VALUES ('inc-0001', x'dd8e6d3e3b97b8f67e9512c5a505b1a80d75a0a76578fedeb653b8e2496d0efb', x'6f6e6520696e636964656e74');
