// SPDX-License-Identifier: Apache-2.0

import CEL
import Notation
import ResponseCore
import ResponseModel

/// Looks when rotations leave a role without anybody.
struct RosterLint {
    let organization: Organization
    let context: CompileContext

    /// How many days are looked at: four weeks, in which most turns come round.
    static let days = 28

    /// Reports the hours in which the rotation of a rule has nobody on duty.
    func report(_ rule: RoleRule, _ field: Field?, title: String) {
        guard let today = context.today, let field, let id = rule.rotation,
            let rotation = organization.rotations[id]
        else { return }
        let gaps = gaps(of: rotation, from: today)
        guard !gaps.isEmpty else { return }
        let shown = gaps.prefix(3).map { text($0, rotation.zone) }.joined(separator: ", ")
        let more = gaps.count > 3 ? " and \(gaps.count - 3) times more" : ""
        field.report(
            .roleEmptyAtTimes,
            "rotation \"\(id)\" leaves \(title) without anybody \(shown)\(more)"
                + " (\(rotation.zone.name))",
            help: rule.escalation == nil
                ? "Add a layer that covers these hours."
                : "Add a layer that covers these hours; until then only the escalation policy"
                    + " finds somebody.")
    }

    private typealias Gap = CompileContext.Gap

    private func gaps(of rotation: Rotation, from today: Int) -> [Gap] {
        if let known = context.gaps[rotation.id] { return known }
        var gaps: [Gap] = []
        let moments = moments(of: rotation, from: today)
        for (from, to) in zip(moments, moments.dropFirst()) where rotation.onDuty(at: from) == nil {
            if let last = gaps.last, last.to == from {
                gaps[gaps.count - 1].to = to
            } else {
                gaps.append(Gap(from: from, to: to))
            }
        }
        context.gaps[rotation.id] = gaps
        return gaps
    }

    /// Every moment at which somebody may come on duty or leave, in order.
    private func moments(of rotation: Rotation, from today: Int) -> [Timestamp] {
        let zone = rotation.zone
        let minutes = Set(
            rotation.layers.flatMap(\.hours).flatMap { [$0.fromMinute, $0.toMinute] } + [0])
        var moments: Set<Timestamp> = []
        for day in today...(today + Self.days) {
            var civil = CivilTime(
                Timestamp(milliseconds: Int64(day) * 86_400_000), offsetSeconds: 0)
            for minute in minutes where minute < 1_440 {
                (civil.hour, civil.minute) = (minute / 60, minute % 60)
                moments.insert(zone.moment(civil))
            }
        }
        guard let first = moments.min(), let last = moments.max() else { return [] }
        moments.formUnion(rotation.layers.map(\.starts))
        moments.formUnion(rotation.overrides.flatMap { [$0.from, $0.to] })
        return moments.filter { first <= $0 && $0 <= last }.sorted()
    }

    private func text(_ gap: Gap, _ zone: TimeZoneRules) -> String {
        func clock(_ moment: Timestamp) -> String {
            String(zone.civil(moment).text.prefix(16)).replacing("T", with: " ")
        }
        return "from \(clock(gap.from)) to \(clock(gap.to))"
    }
}
