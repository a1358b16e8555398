// SPDX-License-Identifier: Apache-2.0

import Crypto
import Notation
import ResponseCore
import ResponseModel

/// One compilation from bytes to model.
struct CompileRun {
    private let files: [SourceFile]
    private let context: CompileContext
    private var parsed: [ParsedFile] = []

    init(_ files: [SourceFile], today: Int?, limits: ReaderLimits, isLenient: Bool = false) {
        self.files = files.sorted { $0.path < $1.path }
        let sources = Dictionary(
            self.files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        context = CompileContext(
            sources: sources, limits: limits, today: today, isLenient: isLenient)
    }

    /// Reads every file, then organisation, plans and drills in this order.
    mutating func result() -> Compilation {
        parse()
        let compiler = organizationCompiler()
        compiler.prepare()
        let planSections = sections(of: .plan, title: "the plan", shape: .plan)
        let ids = planSections.map { planID($0) }
        let organization = compiler.compile()
        context.isOrganizationSound = organization != nil && !context.findings.hasErrors
        reportIntake(organization)
        var plans: [Plan] = []
        for (section, id) in zip(planSections, ids) {
            guard let id else { continue }
            let plan = PlanCompiler(
                section: section, id: id, digest: digest(ofPath: section.field.file.path),
                organization: organization, context: context)
            plans.append(plan.compile())
        }
        if let organization, !context.findings.hasErrors {
            let roots = Dictionary(
                zip(ids, planSections).compactMap { id, section in
                    id.map { ($0, section.field) }
                }, uniquingKeysWith: { first, _ in first })
            let pairs = plans.compactMap { plan in roots[plan.id].map { (plan, $0) } }
            PoolLint(plans: pairs, organization: organization).report()
        }
        let scenarios = scenarios(organization, Catalogue(plans))
        return compilation(organization, plans, scenarios)
    }

    private func compilation(
        _ organization: Organization?, _ plans: [Plan], _ scenarios: [Scenario]
    ) -> Compilation {
        let silenced = applySilences()
        let diagnostics = context.findings.sorted
        guard let organization, !context.findings.hasErrors || context.isLenient else {
            return Compilation(
                planSet: nil, scenarios: [], diagnostics: diagnostics, silenced: silenced)
        }
        let documents = documents()
        let list = documents.map { "\($0.digest)  \($0.path)\n" }.joined()
        let set = PlanSet(
            organization: organization, plans: Catalogue(plans), documents: documents,
            digest: Self.digest(of: Array(list.utf8)))
        return Compilation(
            planSet: set, scenarios: scenarios, diagnostics: diagnostics, silenced: silenced)
    }

    private func applySilences() -> [SilencedFinding] {
        let silences = parsed.map { Silences($0.root) }
        let results = silences.map { $0.take() }
        // With errors, also those of other files, not everything was looked at.
        if !context.findings.hasErrors {
            for (silence, result) in zip(silences, results) { silence.report(idle: result.idle) }
        }
        return results.flatMap(\.taken)
    }

    // MARK: Reading

    private mutating func parse() {
        var paths: Set<String> = []
        for file in files {
            guard SourceFile.kind(ofPath: file.path) == .yaml else { continue }
            if !paths.insert(file.path).inserted { reportDuplicate(file) }
            guard
                let text = TextCheck.read(
                    file, limit: context.limits.fileBytes, findings: context.findings),
                let root = YAMLReader.read(
                    text, limits: context.limits, findings: context.findings)
            else {
                context.hasUnreadFiles = true
                continue
            }
            let field = Field(node: root, key: "the file", file: text, context: context)
            if let file = ParsedFile(field) {
                parsed.append(file)
            } else {
                context.hasUnreadFiles = true
            }
        }
    }

    private func reportDuplicate(_ file: SourceFile) {
        let empty = FileText(path: file.path, shownAs: file.shownAs, text: "")
        context.findings.report(
            .duplicatePath, in: empty, at: .start, "there is another file \"\(file.path)\"",
            help: "Rename one of the two; files of several folders are read as one.")
    }

    private func organizationCompiler() -> OrganizationCompiler {
        let organizationFiles = parsed.filter { $0.kind == .organization }
        // A file that could not be read may be the organisation; that mistake is enough.
        if organizationFiles.isEmpty, !context.findings.hasErrors { reportNoOrganization() }
        return OrganizationCompiler(
            files: OrganizationFiles(organizationFiles, context: context),
            resources: sections(of: .resources, title: "the resources", shape: .resources),
            context: context)
    }

    private func reportNoOrganization() {
        let path = parsed.first?.root.file
        let file = path ?? FileText(path: "", shownAs: files.first?.shownAs ?? ".", text: "")
        context.findings.report(
            .noOrganization, in: file, at: .start, "there is no organisation among the files",
            help: "Name the folder with the file that begins with muster: organization/1.")
    }

    private func reportIntake(_ organization: Organization?) {
        guard context.isOrganizationSound, let organization, let rule = organization.intake
        else { return }
        let holder = parsed.first {
            $0.kind == .organization && $0.root.find("intake", "from") != nil
        }
        RosterLint(organization: organization, context: context).report(
            rule, holder?.root.find("intake", "from"), title: "the intake")
    }

    private func sections(of kind: ParsedFile.Kind, title: String, shape: Shape) -> [Section] {
        parsed.filter { $0.kind == kind }.compactMap {
            Section($0.root, title: title, shape: shape)
        }
    }

    // MARK: Names and digests

    /// The name of a plan, taken down so that drills can refer to it.
    private func planID(_ section: Section) -> PlanID? {
        guard let field = section.required("id"), let id = field.identifier() else { return nil }
        if !context.names.insert(id, as: .plan) {
            field.report(
                .duplicateIdentifier, "there is another plan \"\(id)\"",
                help: "Rename one of the two; revisions of a plan replace each other in one file.")
        }
        return PlanID(id)
    }

    private func scenarios(_ organization: Organization?, _ plans: Catalogue<Plan>) -> [Scenario] {
        var names: Set<ScenarioID> = []
        let sections = sections(of: .drill, title: "the drill", shape: .drill)
        return sections.compactMap { section in
            let compiler = DrillCompiler(
                section: section, digest: digest(ofPath: section.field.file.path),
                organization: organization, plans: plans, context: context)
            guard let scenario = compiler.compile() else { return nil }
            if !names.insert(scenario.id).inserted {
                section["id"]?.report(
                    .duplicateIdentifier, "there is another drill \"\(scenario.id)\"",
                    help: "Rename one of the two.")
            }
            return scenario
        }
    }

    /// The texts that the organisation and its plans were made of: not the drills, so that a new
    /// drill does not make new plans.
    private func documents() -> [Document] {
        let yaml = parsed.filter { $0.kind != .drill }.map(\.path)
        let paths = context.usedPaths.union(yaml)
        let drills = Set(parsed.filter { $0.kind == .drill }.map(\.root.file.shownAs))
        let used = files.filter { paths.contains($0.path) && !drills.contains($0.shownAs) }
        return used.map { file in
            Document(
                path: file.path, digest: Self.digest(of: file.bytes),
                text: String(decoding: file.bytes, as: UTF8.self))
        }
    }

    private func digest(ofPath path: String) -> String {
        Self.digest(of: context.sources[path]?.bytes ?? [])
    }

    static func digest(of bytes: [UInt8]) -> String {
        Hexadecimal.text(SHA256.hash(data: bytes))
    }
}
