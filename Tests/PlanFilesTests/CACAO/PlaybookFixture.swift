// SPDX-License-Identifier: Apache-2.0

import Foundation
import ResponseCore

/// A playbook as another program might write it: every type of step, and parts that plans have no
/// words for.
enum PlaybookFixture {
    static let text = """
        {"type": "playbook", "spec_version": "cacao-2.0",
         "id": "playbook--3f1c7c52-8f0e-4a6e-9a3c-0f5d2b7a9c11",
         "name": "Fail over the database", "description": "Line one\\nline \\"two\\": #3",
         "created_by": "identity--6b0b5a0e-54a4-4f2c-8f0b-9a4f6f0d1c22",
         "created": "2026-01-05T08:00:00.000Z", "modified": "2026-01-06T08:00:00.123456Z",
         "playbook_types": ["mitigation"], "playbook_activities": ["eliminate-risk"],
         "priority": 3, "labels": ["database"],
         "markings": ["marking-statement--0a8f2f52-2f5d-4d0c-9a6e-2b1d7c3e4f01"],
         "data_marking_definitions": {
           "marking-statement--0a8f2f52-2f5d-4d0c-9a6e-2b1d7c3e4f01": {
             "type": "marking-statement",
             "id": "marking-statement--0a8f2f52-2f5d-4d0c-9a6e-2b1d7c3e4f01",
             "created_by": "identity--6b0b5a0e-54a4-4f2c-8f0b-9a4f6f0d1c22",
             "created": "2026-01-05T08:00:00.000Z", "statement": "Internal"}},
         "signatures": [{"type": "jss", "value": "MEQCIA==", "signee": "Example"}],
         "playbook_extensions": {
           "extension-definition--1b8f2f52-2f5d-4d0c-9a6e-2b1d7c3e4f01": {"colour": "blue"}},
         "playbook_variables": {
           "__retries__": {"type": "integer", "value": "0", "external": true},
           "__region__": {"type": "string", "value": "eu"},
           "__host__": {"type": "ipv4-addr", "value": "192.0.2.1", "constant": true}},
         "agent_definitions": {
           "individual--3f6c5a85-5c80-4a3f-8d91-5e4a0f6b7c04": {
             "type": "individual", "name": "On-call administrator"}},
         "target_definitions": {
           "ssh--4f6c5a85-5c80-4a3f-8d91-5e4a0f6b7c05": {
             "type": "ssh", "name": "db-2", "authentication_info": "user-auth--x"}},
         "authentication_info_definitions": {"user-auth--x": {"password": "secret"}},
         "workflow_start": "start--00000000-0000-4000-8000-000000000001",
         "workflow": {
           "start--00000000-0000-4000-8000-000000000001": {
             "type": "start", "on_completion": "action--00000000-0000-4000-8000-000000000002"},
           "action--00000000-0000-4000-8000-000000000002": {
             "type": "action", "name": "Promote", "timeout": 90000,
             "commands": [{"type": "manual", "command": "Promote db-2"},
                          {"type": "ssh", "command_b64": "cm0gLXJmIC8="}],
             "agent": "individual--3f6c5a85-5c80-4a3f-8d91-5e4a0f6b7c04",
             "targets": ["ssh--4f6c5a85-5c80-4a3f-8d91-5e4a0f6b7c05"],
             "on_success": "parallel--00000000-0000-4000-8000-000000000003",
             "on_failure": "action--00000000-0000-4000-8000-000000000004"},
           "action--00000000-0000-4000-8000-000000000004": {
             "type": "action", "name": "Promote", "commands": [{"type": "manual"}],
             "agent": "individual--3f6c5a85-5c80-4a3f-8d91-5e4a0f6b7c04",
             "on_completion": "end--00000000-0000-4000-8000-000000000005"},
           "end--00000000-0000-4000-8000-000000000005": {"type": "end"},
           "parallel--00000000-0000-4000-8000-000000000003": {
             "type": "parallel", "name": "通知",
             "next_steps": ["while-condition--00000000-0000-4000-8000-000000000006",
                            "switch-condition--00000000-0000-4000-8000-000000000007"],
             "on_completion": "if-condition--00000000-0000-4000-8000-000000000008"},
           "while-condition--00000000-0000-4000-8000-000000000006": {
             "type": "while-condition", "condition": "__retries__:value < '3'",
             "on_true": "action--00000000-0000-4000-8000-000000000009",
             "on_completion": "end--00000000-0000-4000-8000-000000000010"},
           "action--00000000-0000-4000-8000-000000000009": {
             "type": "action", "name": "Try again", "delay": 5000,
             "commands": [{"type": "manual", "command": "Try again"}],
             "agent": "individual--3f6c5a85-5c80-4a3f-8d91-5e4a0f6b7c04",
             "on_completion": "while-condition--00000000-0000-4000-8000-000000000006"},
           "end--00000000-0000-4000-8000-000000000010": {"type": "end", "name": "Tried"},
           "switch-condition--00000000-0000-4000-8000-000000000007": {
             "type": "switch-condition", "switch": "__region__:value",
             "cases": {"eu": "playbook-action--00000000-0000-4000-8000-000000000011",
                       "default": "action--00000000-0000-4000-8000-000000000012"},
             "on_completion": "end--00000000-0000-4000-8000-000000000013"},
           "playbook-action--00000000-0000-4000-8000-000000000011": {
             "type": "playbook-action", "name": "Tell Europe",
             "playbook_id": "playbook--3f1c7c52-8f0e-4a6e-9a3c-0f5d2b7a9c12",
             "on_completion": "end--00000000-0000-4000-8000-000000000013"},
           "action--00000000-0000-4000-8000-000000000012": {
             "type": "action", "name": "end",
             "commands": [{"type": "manual", "command": "Tell the others"}],
             "agent": "individual--3f6c5a85-5c80-4a3f-8d91-5e4a0f6b7c04",
             "on_completion": "end--00000000-0000-4000-8000-000000000013"},
           "end--00000000-0000-4000-8000-000000000013": {"type": "end"},
           "if-condition--00000000-0000-4000-8000-000000000008": {
             "type": "if-condition", "name": "Done?",
             "condition": "[ipv4-addr:value ISSUBSET '198.51.100.0/24']",
             "on_true": "action--00000000-0000-4000-8000-000000000014",
             "on_completion": "end--00000000-0000-4000-8000-000000000005"},
           "action--00000000-0000-4000-8000-000000000014": {
             "type": "action", "name": "Write a note",
             "step_extensions": {
               "extension-definition--1b8f2f52-2f5d-4d0c-9a6e-2b1d7c3e4f01": {"shape": "round"}},
             "commands": [{"type": "manual", "command": "Write a note"}],
             "agent": "individual--3f6c5a85-5c80-4a3f-8d91-5e4a0f6b7c04",
             "on_completion": "end--00000000-0000-4000-8000-000000000015"},
           "end--00000000-0000-4000-8000-000000000015": {"type": "end"}}}
        """

    static var bytes: [UInt8] { Array(text.utf8) }

    /// The fixture, in which one piece of text is another one.
    static func changing(_ old: String, to new: String) throws -> [UInt8] {
        guard text.contains(old) else { throw Fixtures.MissingText(text: old) }
        return Array(text.replacing(old, with: new).utf8)
    }
}
