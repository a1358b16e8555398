// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel

/// What every part of the compiler shares: the findings, the files, and what is known of the
/// organisation so far.
final class CompileContext {
    let findings: Findings
    let limits: ReaderLimits
    /// The files by their path.
    let sources: [String: SourceFile]
    /// Whether the texts held once, so that as much of them as possible holds again.
    let isLenient: Bool
    /// The rules of zones that expressions name.
    let zoneCache = ZoneCache()
    /// Days since 1970, to tell what is overdue; nil: nothing is.
    let today: Int?
    /// Names that may be referred to.
    var names = Names()
    /// The head of the organisation; nil while there is none.
    var head: OrganizationHead?
    /// Paths of the files that were used, beside the YAML files themselves.
    var usedPaths: Set<String> = []
    /// Whether a YAML file could not be read: names may then be defined there, so that a reference
    /// to a name that is not known is not worth a report.
    var hasUnreadFiles = false
    /// Whether the organisation has no errors, so that plans can be held against it.
    var isOrganizationSound = false
    /// What was found out about rotations and audiences, each once for all plans.
    var gaps: [RotationID: [Gap]] = [:]
    var reachesPhones: [AudienceID: Bool] = [:]
    /// The longest name of a person in each language.
    var longestNames: [Language: String] = [:]
    private var texts: [String: FileText?] = [:]
    private var templates: [String: TemplateFile] = [:]
    private var templatesByWords: [String: TemplateFile] = [:]

    /// A time in which nobody is on duty.
    struct Gap {
        var from: Timestamp
        var to: Timestamp
    }

    init(
        sources: [String: SourceFile], limits: ReaderLimits, today: Int?, isLenient: Bool = false
    ) {
        self.isLenient = isLenient
        self.sources = sources
        self.limits = limits
        self.today = today
        findings = Findings()
    }

    /// The zone of dates and clock times where nothing else is said.
    var zone: TimeZoneRules { head?.zone ?? .utc }

    /// A file as text, read and checked once; nil when it is missing or no text.
    func text(ofPath path: String) -> FileText? {
        if let known = texts[path] { return known }
        guard let source = sources[path] else { return nil }
        let limit = limits.bytes(of: SourceFile.kind(ofPath: path) ?? .yaml)
        let text = TextCheck.read(source, limit: limit, findings: findings)
        texts[path] = text
        usedPaths.insert(path)
        return text
    }

    /// A template, read and checked once for all plans that use it; nil when it is missing or no
    /// text.
    func template(ofPath path: String) -> TemplateFile? {
        if let known = templates[path] { return known }
        guard let text = text(ofPath: path) else { return nil }
        let template = TemplateFile(text, findings: findings, isLenient: isLenient)
        templates[path] = template
        templatesByWords[text.text] = template
        return template
    }

    /// The template with these words, among those that were read.
    func template(inWords words: String) -> TemplateFile? { templatesByWords[words] }
}

/// What files need to know of the organisation before its people and plans are compiled.
struct OrganizationHead {
    var name: LocalizedText
    /// In the order of the file; never empty.
    var languages: [Language]
    var zone: TimeZoneRules
    var defaultCalendar: CalendarID?
    var scale: LevelScale
}

/// The names that are defined anywhere in the files, collected before anything refers to them.
struct Names {
    /// The sorts of things that have names of their own, as messages call them.
    enum Sort: String, CaseIterable {
        case calendar, role, person, team, rotation, channel, tier, audience, pool, plan
        case escalation = "escalation policy"
        case regulatorClock = "regulator clock"

        /// `a role`, `an audience`.
        var withArticle: String {
            "aeiou".contains(rawValue.prefix(1)) ? "an \(rawValue)" : "a \(rawValue)"
        }

        /// Where such a thing is defined.
        var home: String {
            switch self {
            case .calendar: "under calendars of the organisation"
            case .role: "under roles of the organisation"
            case .person: "under people of the organisation"
            case .team: "under teams of the organisation"
            case .rotation: "under rotations of the organisation"
            case .channel: "under channels of the organisation"
            case .tier: "under tiers of the organisation"
            case .audience: "under audiences of the organisation"
            case .pool: "under pools of resources.yaml"
            case .escalation: "under escalations of the organisation"
            case .regulatorClock: "under regulator_clocks of the organisation"
            case .plan: "in a plan file"
            }
        }
    }

    private var lists: [Sort: [String]] = [:]
    private var sets: [Sort: Set<String>] = [:]

    /// Takes down a name. False: it was there before.
    mutating func insert(_ name: String, as sort: Sort) -> Bool {
        guard sets[sort, default: []].insert(name).inserted else { return false }
        lists[sort, default: []].append(name)
        return true
    }

    /// Whether something of that sort has the name.
    func contains(_ name: String, as sort: Sort) -> Bool { sets[sort]?.contains(name) ?? false }

    /// All names of a sort in the order of the files.
    func all(_ sort: Sort) -> [String] { lists[sort] ?? [] }
}
