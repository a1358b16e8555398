// SPDX-License-Identifier: Apache-2.0

import ResponseCore

/// Compiles the tests that stand in a plan.
struct PlanTestCompiler {
    let plan: Plan

    /// The tests in the order of the file.
    func tests(_ field: Field?) -> [PlanTest] {
        var names: Set<String> = []
        return field?.list { field in
            guard let section = Section(field, title: "a test", shape: .planTest) else {
                return nil
            }
            let name = section.required("name")?.string()
            if let name, !names.insert(name).inserted {
                section["name"]?.report(
                    .duplicateIdentifier, "there is another test \"\(name.excerpt)\"",
                    help: "Rename one of the two.")
            }
            let at = section["at"]?.moment()
            let facts = section["facts"]?.facts(plan.facts) ?? []
            let labels = section["signal"]?.testLabels()
            let expect = section.required("expect").flatMap { expectation($0) }
            guard let name, let expect else { return nil }
            return PlanTest(
                name: name, at: at, facts: facts, signalLabels: labels, expect: expect,
                line: field.node.place.line)
        } ?? []
    }

    private func expectation(_ field: Field) -> PlanTest.Expectation? {
        guard let section = Section(field, title: "an expectation", shape: .expectation) else {
            return nil
        }
        guard Shape.expectation.keyNames.contains(where: { section.has($0) }) else {
            field.report(
                .emptyValue, "the test expects nothing", help: "Name what should come out.")
            return nil
        }
        var result = PlanTest.Expectation()
        result.level = section["level"]?.level()
        result.activates = section["activates"]?.bool()
        result.roles = section["roles"]?.list { role($0) } ?? []
        result.people = section["people"]?.references(to: .person) ?? []
        result.resources = (section["resources"]?.entries() ?? []).compactMap { key, value in
            key.checkReference(key.key, to: .pool)
            return value.int(in: 0...1_000_000).map { (PoolID(key.key), $0) }
        }
        result.notices = section["notices"]?.list { notice($0) } ?? []
        return result
    }

    private func role(_ field: Field) -> RoleID? {
        guard let role: RoleID = field.reference(to: .role) else { return nil }
        if !plan.roles.contains(where: { $0.role == role }) {
            field.report(
                .roleNotFilled, "the plan does not fill \"\(role)\"",
                help: "Add it under roles of the plan.")
        }
        return role
    }

    private func notice(_ field: Field) -> String? {
        guard let id = field.identifier() else { return nil }
        let known = plan.notices.map(\.id)
        if !known.contains(id) {
            field.report(
                .unknownReference, "there is no notice \"\(id)\"",
                help: known.hint(for: id, offering: "Define it under notices of the plan."))
        }
        return id
    }
}

extension Field {
    fileprivate func testLabels() -> [Label]? {
        guard let section = Section(self, title: "a signal", shape: .testSignal) else { return nil }
        return section.required("labels")?.labels()
    }

    /// A map of label names to values, sorted by name.
    func labels() -> [Label] {
        let labels = (entries() ?? []).compactMap { key, value in
            value.labelValue().map { Label(name: key.key, value: $0) }
        }
        return labels.sorted { $0.name < $1.name }
    }

    private func labelValue() -> String? {
        guard case .scalar(let scalar) = node.content else {
            reportType("a text")
            return nil
        }
        return scalar.text
    }
}
