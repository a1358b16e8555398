// SPDX-License-Identifier: Apache-2.0

import ResponseCore
import ResponseModel

// What else plans share: target policies, taxonomies, risk bands, retention, regulator clocks.
extension OrganizationCompiler {
    func targetPolicies() -> Catalogue<TargetPolicy> {
        files.catalogue("target_policies", called: "target policy", shape: .targetPolicy) {
            id, section in
            let source = section["source"]?.string() ?? ""
            let scope = section["scope"]?.scope() ?? TargetPolicy.Scope()
            let clocks = (section.required("clocks")?.entries() ?? []).compactMap { key, value in
                value.limit().map { TargetPolicy.Clock(name: key.key, limit: $0) }
            }
            guard let name = section.required("name")?.text() else { return nil }
            return TargetPolicy(id: id, name: name, source: source, scope: scope, clocks: clocks)
        }
    }

    func taxonomies() -> Catalogue<Taxonomy> {
        files.catalogue("taxonomies", called: "taxonomy", shape: .taxonomy) {
            id, section in
            let classes: [Taxonomy.Class] = (section.required("classes")?.entries() ?? [])
                .compactMap { key, value in
                    guard let id = key.identifier(), let name = value.text() else { return nil }
                    return Taxonomy.Class(id: id, name: name)
                }
            guard let name = section.required("name")?.text() else { return nil }
            return Taxonomy(id: id, name: name, classes: classes)
        }
    }

    /// The bands from the highest to the lowest.
    func riskBands() -> [RiskBand] {
        var bands: [RiskBand] = []
        for section in files.sections {
            for field in section["risk_bands"]?.items() ?? [] {
                guard let band = field.riskBand() else { continue }
                if bands.contains(where: { $0.from == band.from }) {
                    field.report(
                        .duplicateIdentifier, "another band begins at \(band.from)",
                        help: "Give each band a score of its own.")
                }
                bands.append(band)
            }
        }
        return bands.sorted { $0.from > $1.from }
    }

    func retention() -> [RetentionPeriod] {
        var periods: [RetentionPeriod] = []
        files.entries("retention") { record, key, value in
            let title = "retention of \"\(record)\""
            guard let section = Section(value, title: title, shape: .retention) else { return }
            if periods.contains(where: { $0.record == record }) {
                key.report(
                    .duplicateIdentifier, "\"\(record)\" has another retention period",
                    help: "Remove one of the two.")
            }
            guard let years = section.required("years")?.int(in: 0...100) else { return }
            periods.append(
                RetentionPeriod(
                    record: record, years: years, source: section["source"]?.string() ?? ""))
        }
        return periods
    }

    func regulatorClocks() -> Catalogue<RegulatorClock> {
        files.catalogue("regulator_clocks", called: "regulator clock", shape: .regulatorClock) {
            id, section in
            let name = section.required("name")?.text()
            let authority = section.required("authority")?.text()
            let limit = section.required("limit")?.limit()
            let source = section["source"]?.string() ?? ""
            guard let name, let authority, let limit else { return nil }
            return RegulatorClock(
                id: id, name: name, authority: authority, limit: limit, source: source)
        }
    }
}

extension Field {
    fileprivate func scope() -> TargetPolicy.Scope? {
        guard let section = Section(self, title: "a scope", shape: .policyScope) else { return nil }
        return TargetPolicy.Scope(
            category: section["category"]?.string(), channel: section["channel"]?.string(),
            tier: section["tier"]?.reference(to: .tier))
    }

    fileprivate func riskBand() -> RiskBand? {
        guard let section = Section(self, title: "a risk band", shape: .riskBand) else {
            return nil
        }
        let from = section.required("from")?.int(in: 1...25)
        let name = section.required("name")?.text()
        let colour = section.required("colour")?.colour()
        guard let from, let name, let colour else { return nil }
        return RiskBand(from: from, name: name, colour: colour)
    }
}
