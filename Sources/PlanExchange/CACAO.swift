// SPDX-License-Identifier: Apache-2.0
// What plans and CACAO Security Playbooks 2.0 (OASIS, 27 November 2023) call by which name. The
// mapping as a whole: docs/cacao.md.

import Notation
import PlanFiles
import ResponseCore
import ResponseModel

/// The words of CACAO, and the identifiers that Muster gives.
enum CACAO {
    /// The only version that is read and written.
    static let version = "cacao-2.0"

    /// The types of steps.
    static let stepTypes = [
        "start", "end", "action", "playbook-action", "parallel", "if-condition", "while-condition",
        "switch-condition",
    ]

    /// What a step of a plan is called.
    static func type(of kind: Step.Kind) -> String {
        switch kind {
        case .action: "action"
        case .parallel: "parallel"
        case .ifCondition: "if-condition"
        case .whileCondition: "while-condition"
        case .switchCondition: "switch-condition"
        }
    }

    /// The key of the extension in which a plan keeps what CACAO has no words for.
    static let extensionID = "extension-definition--\(NameUUID.muster.named("cacao/1").text)"

    /// What says that extension is.
    static let extensionDefinition: JSON = [
        "type": "extension-definition",
        "name": "Muster plan",
        "description": .string(
            "The parts of an emergency plan that CACAO has no words for, in the words of the plan"
                + " format: levels, targets, roles, resources, notices, deadlines, two-person"
                + " review, rollback, texts in two languages, conditions in CEL."),
        "created_by": .string("identity--\(NameUUID.muster.named("muster").text)"),
        "schema": "muster: plan/1",
        "version": "1.0",
    ]

    /// Bounds of a document that is read. A plan file holds at most 1 MiB and texts of 64 KiB, and
    /// what cannot be said in a plan has to fit there too.
    static let limits = JSONLimits(bytes: 1 << 20, depth: 40, stringBytes: 60 << 10, values: 30_000)

    /// Whether a text is `type--UUID` with a UUID of version 1 to 5, as the schemas demand.
    static func isIdentifier(_ text: String) -> Bool {
        guard let (type, uuid) = parts(of: text), NameUUID(parsing: uuid) != nil else {
            return false
        }
        let letters = Array(uuid.utf8)
        let isVersioned = ("1"..."5").contains(Character(UnicodeScalar(letters[14])))
        let isVariant = "89abAB".contains(Character(UnicodeScalar(letters[19])))
        let isType =
            type.count >= 3 && !type.hasSuffix("-")
            && (type.utf8.first.map { $0.isLetterOrDigit && $0 > UInt8(ascii: "9") } ?? false)
            && type.utf8.allSatisfy {
                $0 == UInt8(ascii: "-") || $0.isLetterOrDigit && !(0x41...0x5A).contains($0)
            }
        return isVersioned && isVariant && isType
    }

    /// The two parts of an identifier; nil without its two hyphens.
    static func parts(of identifier: String) -> (type: String, uuid: String)? {
        guard let range = identifier.ranges(of: "--").last else { return nil }
        return (
            String(identifier[..<range.lowerBound]), String(identifier[range.upperBound...])
        )
    }

    /// Whether a text is a name of a variable as files write it: `__name__`.
    static func isVariable(_ text: String) -> Bool {
        let inner = text.dropFirst(2).dropLast(2)
        return text.hasPrefix("__") && text.hasSuffix("__") && (1...201).contains(inner.utf8.count)
            && !(inner.first?.isNumber ?? true) && inner.first != "-"
            && inner.utf8.allSatisfy {
                $0.isLetterOrDigit || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
            }
    }

    /// A moment as CACAO wants it: UTC with exactly three decimals.
    static func text(of moment: Timestamp) -> String {
        let text = moment.description
        return text.contains(".") ? text : "\(text.dropLast()).000Z"
    }
}

/// The identifiers of one plan: made of names, so that the same plan has the same ones always.
struct CACAOIdentifiers {
    private let organization: NameUUID
    private let plan: NameUUID

    /// Those of a plan of an organisation.
    init(organization: Organization, plan: PlanID) {
        self.init(NameUUID.muster.named("organization/\(organization.name.en)"), plan.raw)
    }

    /// Those of a plan of whoever `created_by` of a playbook names; nil when that is none.
    init?(createdBy identity: String, plan: String) {
        guard let uuid = CACAO.parts(of: identity).flatMap({ NameUUID(parsing: $0.uuid) }) else {
            return nil
        }
        self.init(uuid, plan)
    }

    private init(_ organization: NameUUID, _ plan: String) {
        self.organization = organization
        self.plan = organization.named("plan/\(plan)")
    }

    /// Who made it: the organisation.
    var identity: String { "identity--\(organization.text)" }
    /// The plan.
    var playbook: String { "playbook--\(plan.text)" }
    /// Where it begins.
    var start: String { "start--\(plan.named("start").text)" }
    /// The end behind the last step of a way.
    func end(after step: String) -> String { "end--\(plan.named("end/\(step)").text)" }
    /// A step.
    func step(_ name: String, type: String) -> String {
        "\(type)--\(plan.named("step/\(name)").text)"
    }
    /// A role of the organisation; nil: whoever the commander names.
    func agent(_ role: String?) -> String {
        "group--\((role.map { organization.named("role/\($0)") } ?? plan.named("agent")).text)"
    }
}
