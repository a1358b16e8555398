-- SPDX-License-Identifier: Apache-2.0
-- Deliveries in every status, as versions since 0.1.0 store them.
INSERT INTO enrolment (notice) VALUES ('inc-0001.n1');
INSERT INTO delivery (key, notice, recipient, channel, medium, address, language, rank, status, attempts, not_before, detail)
VALUES ('inc-0001.n1/C-0/mail', 'inc-0001.n1', 'C-0', 'mail', 'email', '客户-0@example.com', 'en', 0, 'queued', 0, 1796086800000, '');
INSERT INTO delivery (key, notice, recipient, channel, medium, address, language, rank, status, attempts, not_before, detail)
VALUES ('inc-0001.n1/C-1/mail', 'inc-0001.n1', 'C-1', 'mail', 'email', '客户-1@example.com', 'zh', 1, 'sending', 1, 1796086801000, 'it''s said');
INSERT INTO attempt (key, number, began_at, ended_at, status, detail) VALUES ('inc-0001.n1/C-1/mail', 1, 1796086800001, NULL, NULL, '');
INSERT INTO delivery (key, notice, recipient, channel, medium, address, language, rank, status, attempts, not_before, detail)
VALUES ('inc-0001.n1/C-2/mail', 'inc-0001.n1', 'C-2', 'mail', 'email', '客户-2@example.com', 'en', 2, 'deferred', 2, 1796086802000, 'it''s said');
INSERT INTO attempt (key, number, began_at, ended_at, status, detail) VALUES ('inc-0001.n1/C-2/mail', 1, 1796086800001, 1796086800501, 'deferred', 'answer 1');
INSERT INTO attempt (key, number, began_at, ended_at, status, detail) VALUES ('inc-0001.n1/C-2/mail', 2, 1796086800002, 1796086800502, 'deferred', 'answer 2');
INSERT INTO delivery (key, notice, recipient, channel, medium, address, language, rank, status, attempts, not_before, detail)
VALUES ('inc-0001.n1/C-3/mail', 'inc-0001.n1', 'C-3', 'mail', 'email', '客户-3@example.com', 'zh', 0, 'accepted', 1, 1796086803000, 'it''s said');
INSERT INTO attempt (key, number, began_at, ended_at, status, detail) VALUES ('inc-0001.n1/C-3/mail', 1, 1796086800001, 1796086800501, 'accepted', 'answer 1');
INSERT INTO delivery (key, notice, recipient, channel, medium, address, language, rank, status, attempts, not_before, detail)
VALUES ('inc-0001.n1/C-4/mail', 'inc-0001.n1', 'C-4', 'mail', 'email', '客户-4@example.com', 'en', 1, 'rejected', 3, 1796086804000, 'it''s said');
INSERT INTO attempt (key, number, began_at, ended_at, status, detail) VALUES ('inc-0001.n1/C-4/mail', 1, 1796086800001, 1796086800501, 'deferred', 'answer 1');
INSERT INTO attempt (key, number, began_at, ended_at, status, detail) VALUES ('inc-0001.n1/C-4/mail', 2, 1796086800002, 1796086800502, 'deferred', 'answer 2');
INSERT INTO attempt (key, number, began_at, ended_at, status, detail) VALUES ('inc-0001.n1/C-4/mail', 3, 1796086800003, 1796086800503, 'rejected', 'answer 3');
INSERT INTO delivery (key, notice, recipient, channel, medium, address, language, rank, status, attempts, not_before, detail)
VALUES ('inc-0001.n1/C-5/mail', 'inc-0001.n1', 'C-5', 'mail', 'email', '客户-5@example.com', 'zh', 2, 'suppressed', 0, 1796086805000, '');
