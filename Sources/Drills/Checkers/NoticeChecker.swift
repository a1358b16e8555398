// SPDX-License-Identifier: Apache-2.0

package import ResponseCore
import ResponseModel

/// A notice is released at most once, with the approvals that it needs, never after it was
/// stopped, and is complete at most once and only after its release.
package struct NoticeChecker: DrillChecker {
    /// Its name, in findings.
    package static let name = "notices"

    private struct Course {
        var approval: NoticeRule.Approval
        var approvers: [PersonID] = []
        var isReleased = false
        var isStopped = false
        var isCompleted = false
    }

    // Only ever looked up, never walked through.
    private var courses: [NoticeID: Course] = [:]
    private var released: [NoticeID] = []

    /// A judge that has seen nothing.
    package init() {}

    /// Looks at the next record and says what is wrong with it.
    package mutating func check(_ record: Record) -> [String] {
        switch record.event {
        case .notice(_, .drafted(let notice)):
            let isSecond = courses[notice.id] != nil
            courses[notice.id] = Course(approval: notice.approval)
            return isSecond ? ["notice \(notice.id) is drafted twice"] : []
        case .notice(_, .approved(let notice, let person)): return approve(notice, person)
        case .notice(_, .released(let notice, let reason)): return release(notice, reason)
        case .notice(_, .stopped(let notice, _)):
            courses[notice]?.isStopped = true
            return []
        case .notice(_, .completed(let notice, _, _)): return complete(notice)
        case .plansInstalled, .plan, .drill, .pool, .incident, .signal, .fact, .level, .role,
            .page, .step, .resource, .target, .review:
            return []
        }
    }

    private mutating func approve(_ notice: NoticeID, _ person: PersonID) -> [String] {
        guard let course = courses[notice] else { return ["\(notice) was never drafted"] }
        courses[notice]?.approvers.append(person)
        return course.approvers.contains(person)
            ? ["\(person) approves notice \(notice) twice"] : []
    }

    private mutating func release(_ notice: NoticeID, _ reason: ReleaseReason) -> [String] {
        guard let course = courses[notice] else { return ["\(notice) was never drafted"] }
        courses[notice]?.isReleased = true
        released.append(notice)
        var found: [String] = []
        if course.isReleased { found.append("notice \(notice) is released twice") }
        if course.isStopped { found.append("notice \(notice) is released after it was stopped") }
        if case .bypass = reason { return found }
        let needed: Int
        switch course.approval {
        case .none: needed = 0
        case .role: needed = 1
        case .twoPerson: needed = 2
        }
        if course.approvers.count < needed {
            found.append(
                "notice \(notice) is released with \(course.approvers.count) of \(needed) "
                    + "approvals")
        }
        return found
    }

    private mutating func complete(_ notice: NoticeID) -> [String] {
        guard let course = courses[notice] else { return ["\(notice) was never drafted"] }
        courses[notice]?.isCompleted = true
        if course.isCompleted { return ["notice \(notice) is completed twice"] }
        return course.isReleased ? [] : ["notice \(notice) is complete and was never released"]
    }
}
