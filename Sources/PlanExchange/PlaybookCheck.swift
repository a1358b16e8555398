// SPDX-License-Identifier: Apache-2.0

import Notation
import PlanFiles
import ResponseCore
import ResponseModel

/// Holds a document against what CACAO demands of a playbook, all of it at once: the published
/// schemas accept dangling references, two ways at once and ways that are missing.
struct PlaybookCheck {
    let document: JSON
    private(set) var findings: [ExchangeFinding] = []
    /// The steps in the order of the file.
    private(set) var steps: [WorkflowStep] = []
    private(set) var circles = WorkflowCircles()
    private var variables: Set<String> = []

    /// Steps of one playbook: those of a plan, each with an end of its own, and some to spare.
    static let mostSteps = 1_200
    /// Bytes of the name of a member: a key of the plan file has to stand on one line.
    private static let keyBytes = 250

    init(_ document: JSON) {
        self.document = document
        checkHead()
        guard findings.isEmpty else { return }
        checkDefinitions()
        checkNames(document, at: "$")
        readSteps()
        guard steps.count <= Self.mostSteps else {
            report(
                .tooLarge, at: "$.workflow", "there are more than \(Self.mostSteps) steps",
                help: "Split the playbook.")
            return
        }
        checkSteps()
        checkEnds()
        circles = WorkflowCircles(of: steps, from: document["workflow_start"]?.string)
        findings += circles.findings
    }

    /// Whether it can be taken.
    var isSound: Bool { !findings.contains { $0.severity == .error } }

    private mutating func report(
        _ code: ExchangeFinding.Code, at path: String, _ message: String, help: String
    ) {
        findings.append(ExchangeFinding(code, at: path, message, help: help))
    }

    // MARK: The head

    private mutating func checkHead() {
        guard document["type"]?.string == "playbook",
            document["spec_version"]?.string == CACAO.version
        else {
            report(
                .notPlaybook, at: "$", "this is not a playbook of \(CACAO.version)",
                help: "\"type\" must be \"playbook\" and \"spec_version\" \"\(CACAO.version)\".")
            return
        }
        for name in ["id", "name", "created_by", "created", "modified", "workflow_start"]
        where document[name]?.string == nil {
            let code: ExchangeFinding.Code = document[name] == nil ? .missingMember : .wrongType
            report(code, at: "$.\(name)", "\"\(name)\" must be a text", help: "Add it.")
        }
        if document["workflow"]?.members == nil {
            report(
                .missingMember, at: "$.workflow", "there is no object \"workflow\"",
                help: "A playbook holds its steps there, by their identifiers.")
        }
        for name in ["id", "created_by"] {
            guard let text = document[name]?.string, !CACAO.isIdentifier(text) else { continue }
            reportIdentifier(text, at: "$.\(name)")
        }
        for name in ["created", "modified", "valid_from", "valid_until"] {
            guard let value = document[name] else { continue }
            if value.string.flatMap({ Timestamp(rfc3339: $0) }) == nil {
                report(
                    .wrongType, at: "$.\(name)", "\"\(name)\" is no moment",
                    help: "Write it as 2026-01-05T08:00:00.000Z.")
            }
        }
    }

    private mutating func reportIdentifier(_ text: String, at path: String) {
        report(
            .badIdentifier, at: path, "\"\(text.excerpt)\" is no identifier",
            help: "Write a type, two hyphens and a UUID of version 1 to 5.")
    }

    // MARK: Definitions

    private mutating func checkDefinitions() {
        for name in [
            "agent_definitions", "target_definitions", "playbook_variables", "playbook_extensions",
            "extension_definitions", "data_marking_definitions", "authentication_info_definitions",
        ] {
            guard let value = document[name] else { continue }
            guard let members = value.members else {
                reportType(at: "$.\(name)", "an object")
                continue
            }
            for member in members where member.value.members == nil {
                reportType(at: "$.\(name)[\(JSON.string(member.key).compact)]", "an object")
            }
        }
        for name in ["markings", "signatures", "labels"] where document[name] != nil {
            if document[name]?.array == nil { reportType(at: "$.\(name)", "an array") }
        }
        if document["description"].map({ $0.string == nil }) ?? false {
            reportType(at: "$.description", "a text")
        }
        for (place, marking) in (document["markings"]?.array ?? []).enumerated() {
            checkReference(marking, to: "data_marking_definitions", at: "$.markings[\(place)]")
        }
        checkVariables(document["playbook_variables"], at: "$.playbook_variables")
    }

    private mutating func checkVariables(_ list: JSON?, at path: String) {
        for member in list?.members ?? [] {
            let place = "\(path)[\(JSON.string(member.key).compact)]"
            variables.insert(member.key)
            if !CACAO.isVariable(member.key) {
                report(
                    .badIdentifier, at: place, "\"\(member.key.excerpt)\" is no name of a variable",
                    help: "Write two underscores, a name and two underscores.")
            }
            if let value = member.value["value"], value != .null, value.string == nil {
                reportType(at: "\(place).value", "a text or null")
            }
            if member.value["type"]?.string == nil { reportType(at: "\(place).type", "a text") }
        }
    }

    private mutating func reportType(at path: String, _ wanted: String) {
        report(.wrongType, at: path, "this must be \(wanted)", help: "Write \(wanted).")
    }

    private mutating func checkReference(_ value: JSON, to definitions: String, at path: String) {
        guard let text = value.string else { return reportType(at: path, "an identifier") }
        guard document[definitions]?[text] == nil else { return }
        report(
            .danglingReference, at: path, "\"\(text.excerpt)\" is not among \(definitions)",
            help: "Define it there, or refer to one that is.")
    }

    // The depth is bounded by the limits of the reader.
    private mutating func checkNames(_ value: JSON, at path: String) {
        for element in value.array ?? [] { checkNames(element, at: path) }
        for member in value.members ?? [] {
            if member.key.utf8.count > Self.keyBytes {
                report(
                    .tooLarge, at: path,
                    "a member has a name of more than \(Self.keyBytes) bytes",
                    help: "Shorten \"\(member.key.excerpt)\".")
            }
            checkNames(member.value, at: path)
        }
    }

    // MARK: Steps

    private mutating func readSteps() {
        for member in document["workflow"]?.members ?? [] {
            let step = WorkflowStep(id: member.key, object: member.value)
            steps.append(step)
            checkVariables(step.object["step_variables"], at: "\(step.path).step_variables")
        }
    }

    private mutating func checkSteps() {
        let known = Set(steps.map(\.id))
        for step in steps {
            var check = StepCheck(step, in: document, steps: known, variables: variables)
            check.check()
            findings += check.findings
        }
    }

    private mutating func checkEnds() {
        let starts = steps.filter { $0.type == "start" }
        let start = document["workflow_start"]?.string ?? ""
        if starts.count != 1 {
            report(
                .noStart, at: "$.workflow",
                starts.isEmpty ? "there is no start step" : "there are \(starts.count) start steps",
                help: "A playbook begins at one step of type start.")
        }
        if let step = steps.first(where: { $0.id == start }) {
            if step.type != "start" {
                report(
                    .noStart, at: "$.workflow_start",
                    "\"\(start.excerpt)\" is a step of type \(step.type.excerpt), not start",
                    help: "Name the start step.")
            }
        } else {
            report(
                .danglingReference, at: "$.workflow_start",
                "there is no step \"\(start.excerpt)\"", help: "Name the start step.")
        }
        if !steps.contains(where: { $0.type == "end" }) {
            report(
                .noEnd, at: "$.workflow", "there is no end step",
                help: "Every way and every branch leads to a step of type end.")
        }
        if !steps.contains(where: { ["action", "playbook-action"].contains($0.type) }) {
            report(
                .noAction, at: "$.workflow", "there is no action", help: "Add something to do.")
        }
        if let exception = document["workflow_exception"],
            !steps.contains(where: { $0.id == exception.string })
        {
            report(
                .danglingReference, at: "$.workflow_exception",
                "there is no step \"\(exception.string?.excerpt ?? "?")\"",
                help: "Name a step of the workflow, or remove it.")
        }
    }
}
