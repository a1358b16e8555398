// SPDX-License-Identifier: Apache-2.0

import Notation
package import PlanFiles

/// Something to say about a playbook that is exchanged: a mistake in it, or what became of a part
/// of it. JSON that programs wrote has no useful lines; the place is a path into the document.
package struct ExchangeFinding: Error, Sendable, Equatable {
    package var code: Code
    /// Where, as in `$.workflow["action--…"].on_completion`; `$` for the whole document.
    package var path: String
    /// What is wrong or what was done: a sentence without its full stop.
    package var message: String
    /// How to mend it: a sentence or two.
    package var help: String

    /// A finding by its parts; its severity is that of its code.
    init(_ code: Code, at path: String, _ message: String, help: String) {
        self.code = code
        self.path = path
        self.message = message
        self.help = help
    }

    /// Whether the playbook can be taken all the same.
    package var severity: Diagnostic.Severity { code.severity }

    /// `playbook.json: $.workflow: error: message. help [CX0101]`, without control characters.
    package func text(inFile file: String) -> String {
        let words = "\(file): \(path): \(severity.rawValue): \(message). \(help)"
        return "\(words.withoutControls(keepingBreaks: false)) [\(code.rawValue)]"
    }

    /// The kind of a finding; never changes its meaning.
    package enum Code: String, Sendable, Hashable, CaseIterable {
        // The document
        case notJSON = "CX0001"
        case notPlaybook = "CX0002"
        case missingMember = "CX0003"
        case wrongType = "CX0004"
        case badIdentifier = "CX0005"
        case tooLarge = "CX0006"
        // The workflow
        case unknownStepType = "CX0101"
        case danglingReference = "CX0102"
        case conflictingTransitions = "CX0103"
        case missingTransition = "CX0104"
        case noStart = "CX0105"
        case noEnd = "CX0106"
        case noAction = "CX0107"
        case cycle = "CX0108"
        case badTimer = "CX0109"
        case planRefused = "CX0110"
        // What became of it
        case notCarried = "CX0201"
        case toFillIn = "CX0202"
        case changedOutside = "CX0203"
        case secretLeftOut = "CX0204"
        case conditionToJudge = "CX0205"
        case unreachedStep = "CX0206"
        case neverRun = "CX0207"

        /// Errors keep the playbook from being taken.
        package var severity: Diagnostic.Severity { rawValue < "CX0200" ? .error : .warning }

        /// What the code means: one sentence.
        package var explanation: String {
            switch self {
            case .notJSON: "The file is not JSON, or larger or deeper than a playbook may be."
            case .notPlaybook: "The document is not a playbook of CACAO 2.0."
            case .missingMember: "A member that must be there is not."
            case .wrongType: "A member is of another type than CACAO gives it."
            case .badIdentifier: "An identifier is not a type, two hyphens and a UUID."
            case .tooLarge: "The playbook has more steps, variables or text than a plan may."
            case .unknownStepType: "A step is of a type that CACAO 2.0 does not have."
            case .danglingReference: "Something is referred to that the playbook does not define."
            case .conflictingTransitions: "A step has ways out that exclude each other."
            case .missingTransition: "A step does not say what comes after it."
            case .noStart: "The playbook has no start step, or workflow_start names another one."
            case .noEnd: "The playbook has no end step."
            case .noAction: "Nothing is done: no action leads from the start to an end."
            case .cycle: "A step leads back to itself without a while."
            case .badTimer: "A delay or timeout is not a positive number of milliseconds."
            case .planRefused: "The plan that would come of it has mistakes."
            case .notCarried: "A part cannot be said in a plan; it is kept under exchange."
            case .toFillIn: "A plan needs something that the playbook does not say."
            case .changedOutside: "A text or condition was changed after Muster wrote it."
            case .secretLeftOut: "Credentials were left out: secrets never stand in a file."
            case .conditionToJudge: "A condition became a fact that a person has to tell."
            case .unreachedStep: "No way leads from the start to a step; it is kept aside."
            case .neverRun: "A command became an instruction; Muster never runs it."
            }
        }
    }
}

extension String {
    /// The text without characters that steer a terminal or turn a line around; each becomes a
    /// space. Line feeds and tabs may stay.
    func withoutControls(keepingBreaks: Bool) -> String {
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            let isBreak = scalar == "\n" || scalar == "\t"
            let mayStay = isBreak ? keepingBreaks : !scalar.isSteering
            result.append(mayStay ? scalar : " ")
        }
        return String(result)
    }
}

extension Unicode.Scalar {
    /// Control characters, line separators, marks of direction and of byte order.
    var isSteering: Bool {
        switch value {
        case 0..<0x20, 0x7F...0x9F, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF,
            0xFFFE, 0xFFFF:
            true
        default: false
        }
    }
}
