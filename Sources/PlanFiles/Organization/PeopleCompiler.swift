// SPDX-License-Identifier: Apache-2.0

import ResponseCore
import ResponseModel

// Who there is: calendars, roles, people and teams.
extension OrganizationCompiler {
    func calendars() -> Catalogue<WorkCalendar> {
        files.catalogue("calendars", called: "calendar", shape: .calendar) { id, section in
            let weekdays = section["weekdays"]?.weekdays() ?? Array(1...5)
            let workdays = section["workdays"]?.days() ?? []
            if weekdays.isEmpty, workdays.isEmpty {
                section.field.report(
                    .emptyValue, "\(section.title) has no day of work",
                    help: "Give it weekdays, or business days would never end.")
            }
            return WorkCalendar(
                id: id, zone: section["time_zone"]?.timeZone() ?? context.zone, weekdays: weekdays,
                holidays: section["holidays"]?.days() ?? [], workdays: workdays)
        }
    }

    func roles() -> Catalogue<Role> {
        files.catalogue("roles", called: "role", shape: .role) { id, section in
            let skills = section["skills"]?.strings() ?? []
            let permissions = section["permissions"]?.list { $0.word(Permission.self) } ?? []
            guard let name = section.required("name")?.text() else { return nil }
            return Role(id: id, name: name, skills: skills, permissions: permissions)
        }
    }

    func people(_ head: OrganizationHead) -> Catalogue<Person> {
        files.catalogue("people", called: "person", shape: .person) { id, section in
            let skills = section["skills"]?.strings() ?? []
            let contacts = section["contacts"]?.contacts() ?? []
            let language = section["language"]?.word(Language.self) ?? head.languages[0]
            let roles: [RoleID] = section["roles"]?.references(to: .role) ?? []
            if !section.has("contacts") {
                section.field.report(
                    .unreachablePerson, "\(section.title) has no contact point",
                    help: "Add contacts; nobody can call them as it is.")
            }
            guard let name = section.required("name")?.text() else { return nil }
            return Person(
                id: id, name: name, skills: skills, contacts: contacts, language: language,
                roles: roles)
        }
    }

    func teams() -> Catalogue<Team> {
        files.catalogue("teams", called: "team", shape: .team) { id, section in
            let members: [PersonID] =
                section.required("members")?.references(to: .person, isNeeded: true) ?? []
            guard let name = section.required("name")?.text() else { return nil }
            return Team(id: id, name: name, members: members)
        }
    }
}
