-- SPDX-License-Identifier: Apache-2.0
-- Which records of journal.jsonl are of which incident; since schema 3.
INSERT INTO incident_record (incident, sequence) VALUES ('inc-0001', 1);
INSERT INTO incident_record (incident, sequence) VALUES ('inc-0001', 2);
INSERT INTO incident_record (incident, sequence) VALUES ('inc-0001', 3);
INSERT INTO incident_record (incident, sequence) VALUES ('inc-0001', 4);
INSERT INTO incident_record (incident, sequence) VALUES ('inc-0001', 5);
INSERT INTO incident_record (incident, sequence) VALUES ('inc-0001', 6);
INSERT INTO incident_record (incident, sequence) VALUES ('inc-0001', 7);
INSERT INTO incident_record (incident, sequence) VALUES ('inc-0001', 8);
INSERT INTO incident_record (incident, sequence) VALUES ('inc-0001', 9);
INSERT INTO incident_record (incident, sequence) VALUES ('inc-0001', 10);
INSERT INTO incident_record (incident, sequence) VALUES ('inc-0004', 11);
INSERT INTO incident_record (incident, sequence) VALUES ('inc-0001', 12);
INSERT INTO incident_record (incident, sequence) VALUES ('inc-0001', 13);
