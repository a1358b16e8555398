// SPDX-License-Identifier: Apache-2.0

import ResponseModel

extension DiagnosticCode {
    /// Why it matters and how to mend it: some sentences.
    var remedy: String {
        switch self {
        case .tooManyMistakes: "Mend the first ones; many of the others often follow from them."
        case .fileTooLarge: "Split the file. The limits stand in docs/plan-format.md, section 9."
        case .notUTF8: "Save the file as UTF-8."
        case .forbiddenCharacter:
            "Remove the character: control characters, byte order marks inside a file and line"
                + " separators can hide text from a reader."
        case .yamlSyntax:
            "Correct the line that is shown; often a quotation mark or a bracket is open."
        case .nestingTooDeep: "Flatten the file; plans need nine levels of the 64."
        case .tooManyValues: "Split the file, or use fewer aliases."
        case .textTooLong: "Shorten the text; the limits stand in docs/plan-format.md."
        case .badAlias: "Define the anchor (&name) before the alias (*name), and not within itself."
        case .tagRefused: "Remove the tag; the key alone decides what its value is."
        case .mergeKeyRefused: "Write the keys out. Merge keys are not part of YAML 1.2."
        case .severalDocuments: "Put every document into a file of its own."
        case .emptyFile: "Write something into the file, or remove it."
        case .keyNotText: "Write a word as the key."
        case .duplicateKey: "Remove one of the two: readers of YAML disagree which one counts."
        case .unknownKind:
            "Begin the file with muster: plan/1, drill/1, organization/1 or resources/1."
        case .duplicatePath: "Rename one of the files."
        case .badInclude: "Include each part once, from one file, without a circle."
        case .fileNotFound: "Correct the path, which is relative to the file, or write the file."
        case .pathOutside: "Keep everything that plans use inside the plan folder."
        case .unknownKey:
            "Correct the key, or remove it. A misspelt key would otherwise be ignored."
        case .missingKey: "Add the key."
        case .wrongType: "Write a value of the type that the message names."
        case .emptyValue: "Give the key a value, or remove it."
        case .badIdentifier:
            "Use at most 64 letters, digits, \"_\", \"-\" and \".\", beginning with a"
                + " letter or digit."
        case .duplicateIdentifier: "Rename one of the two."
        case .unknownWord: "Use one of the words that the message lists."
        case .outOfRange: "Write a number within the bounds that the message names."
        case .badDuration: "Write whole numbers with units from large to small, such as 1h30m."
        case .badDate: "Write a day that exists, as 2026-01-31, or a moment, as 2026-03-01T02:00."
        case .badTimeZone: "Use a name such as Asia/Shanghai; abbreviations mean several zones."
        case .badAddress: "Correct the address; somebody could not be reached by it."
        case .secretInFile:
            "Write {env: NAME} or {file: PATH}, and change the secret: whoever read the"
                + " file has it."
        case .missingLanguage: "Write the text in every language of the organisation."
        case .badCSV: "Correct the row: it must have the columns that the first row names."
        case .keysInConflict: "Remove one of the keys, or add one that is missing."
        case .badWeekday: "Write mon, tue, wed, thu, fri, sat, sun or a range such as mon-fri."
        case .badClockTime: "Write hours and minutes in quotes, as \"09:00\"."
        case .unknownReference: "Correct the name, or define the thing."
        case .noOrganization: "Name the folder that holds the file muster: organization/1."
        case .severalOrganizations: "Name one of them under include of the other, or remove it."
        case .noDefaultCalendar: "Set default_calendar, or name the calendar as in 3bd@office."
        case .badExpression: "Correct the condition. The language is CEL; names come from facts."
        case .expressionType: "Compare the value with something, so that it is true or false."
        case .badFactName: "Use letters, digits and \"_\", and no word of CEL."
        case .unknownFact: "Correct the name, or declare the fact under facts of the plan."
        case .badFactType: "Use bool, int, uint, double, string, duration, timestamp, list or map."
        case .badFactValue: "Write a value of the type that the fact declares."
        case .badObjective: "Write a comparison and a number in quotes, as \">= 0.90\"."
        case .unknownMeasure: "Use a measure of docs/plan-format.md, section 8."
        case .levelOutsideScale: "Use a level of the organisation's scale, or extend the scale."
        case .scaleNotFromOne: "Number the levels 1, 2, 3, …; level 1 is the most severe."
        case .looserTarget:
            "Give the more severe level, which has the lower number, the shorter time."
        case .noRuleAlwaysMatches: "End the rules with one that has otherwise: true."
        case .ruleNeverTried: "Move the rule up, or remove it."
        case .unknownStep: "Correct the name, or add the step."
        case .unreachableStep: "Name the step in then, a branch or a rollback, or remove it."
        case .stepCycle: "End the way with then: end; what repeats is a while step."
        default: remedyOfLint
        }
    }

    private var remedyOfLint: String {
        switch self {
        case .stepWithoutOwnerOrDeadline: "Give every step a role that does it and a time for it."
        case .destructiveWithoutRollback:
            "Name the step that undoes it under rollback. Under pressure nobody invents a way back."
        case .roleNotFilled:
            "Fill the role under roles of the plan, or give the step to another one."
        case .roleWithoutHolder: "Name the rotation, or the escalation policy, that fills the role."
        case .quantityAbovePool: "Ask for less, enlarge the pool, or name a further pool."
        case .unreachableAudience: "Give the tiers of its customers a channel."
        case .unreachableCustomers: "Add an address, or a channel to their tier."
        case .noCadence: "Add update_every to the targets of the plan."
        case .badTemplate: "Begin with Subject: …, perhaps Short: …, an empty line, then the body."
        case .unknownPlaceholder:
            "Use a placeholder of docs/plan-format.md or fact_NAME of the plan."
        case .approverWithoutPermission: "Give the role approve_notices, or name another role."
        case .unreachablePerson: "Add contacts to the person."
        case .missingSection:
            "Write the section. A plan without it leaves a question open in the worst hour."
        case .reviewOverdue: "Review the plan and record the approval with its date."
        case .notApproved: "Add {step: approved, by: …, on: …} under approvals."
        case .unitMismatch:
            "A ratio runs from 0 to 1, a percentage from 0 to 100. A threshold of the wrong kind is"
                + " always or never reached. Convert the number, or correct the unit of the fact."
        case .ruleNeverMatches:
            "The first rule that matches counts. This one is true only where a rule"
                + " above it is true"
                + " too, or nowhere: put severe and narrow rules first. Facts that are"
                + " not known are"
                + " not considered."
        case .levelNotReached:
            "The plan has targets, people or notices for a level, but no rule gives it"
                + " to an incident."
                + " Add a rule, or remove what the plan says about the level."
        case .branchesDoNotJoin:
            "What follows a parallel step waits for all its branches. A branch that"
                + " leads on to a step"
                + " by itself does that step without waiting, and perhaps twice. End the"
                + " branches, and"
                + " name the step under then of the parallel step."
        case .deadlinesBeyondTarget:
            "Along the longest way every step may take its whole time, and then the"
                + " target is missed"
                + " although nobody was late. A loop is counted once. Give the steps less time, do"
                + " some of them at once, or give the level more."
        case .roleEmptyAtTimes:
            "In these hours nobody is on duty in the rotation that fills the role. Add a layer, or"
                + " let another one run longer. The next 28 days are looked at."
        case .poolNeededTwice:
            "Emergencies come together: a storm takes the power and the telephones. The"
                + " two plans that"
                + " ask most of the pool cannot both be served at level 1."
        case .placeholderNeverFilled:
            "Readers would see a gap. Remove the placeholder from the template, put it between"
                + " {{#name}} and {{/name}}, or make the plan provide it."
        case .shortTextTooLong:
            "A text message holds 160 characters of the GSM 7-bit alphabet (a few, such as € and [,"
                + " count twice) or 70 of UCS-2, which Chinese needs. Longer ones are"
                + " cut into parts that"
                + " cost more and may arrive apart. Placeholders count as long as they will be."
        case .approverIsAuthor:
            "A second person finds what the first one overlooked. Let somebody else approve."
        case .reviewMissing:
            "Customer service looks whether the plan fits operations, the legal"
                + " department whether it"
                + " complies, quality control whether it is good enough; changes to"
                + " terms, technical"
                + " standards or legal clauses need experts too."
        case .approvalOrder:
            "A revision is reviewed, then approved, then published, and holds from a"
                + " date after that."
        case .recoveryTooLate:
            "The recovery time objective (rto) must be shorter than the maximum tolerable period of"
                + " disruption (mtpd), after which the organisation does not survive."
        case .unknownSilence: "Correct the code, or remove the silence."
        case .silenceNotPossible: "Remove the silence and mend what the code says."
        case .idleSilence: "Remove it, so that it does not hide the next finding of that code."
        default: ""
        }
    }

    /// Lines that lead to the finding, and better ones; nil where words say it better.
    var example: (wrong: String, right: String)? {
        switch self {
        case .badDuration: ("within: 15", "within: 15m")
        case .secretInFile: ("password: hunter2", "password: {env: MUSTER_SMTP_PASSWORD}")
        case .looserTarget: ("recover: {1: 8h, 2: 4h}", "recover: {1: 4h, 2: 8h}")
        case .noRuleAlwaysMatches:
            (
                "rules:\n  - {level: 1, when: error_rate >= 0.5}",
                "rules:\n  - {level: 1, when: error_rate >= 0.5}\n  - {level: 2, otherwise: true}"
            )
        case .destructiveWithoutRollback:
            (
                "wipe: {type: action, destructive: true, …}",
                "wipe: {type: action, destructive: true, rollback: restore, …}"
            )
        case .unitMismatch: ("when: error_rate >= 20", "when: error_rate >= 0.2")
        case .ruleNeverMatches:
            (
                "rules:\n  - {level: 2, when: affected >= 1000}\n"
                    + "  - {level: 1, when: affected >= 10000}\n  - {level: 3, otherwise: true}",
                "rules:\n  - {level: 1, when: affected >= 10000}\n"
                    + "  - {level: 2, when: affected >= 1000}\n  - {level: 3, otherwise: true}"
            )
        case .branchesDoNotJoin:
            (
                "both: {type: parallel, branches: [left, right]}\n"
                    + "left: {type: action, then: verify, …}\nright: {type: action,"
                    + " then: verify, …}",
                "both: {type: parallel, branches: [left, right], then: verify}\n"
                    + "left: {type: action, …}\nright: {type: action, …}"
            )
        case .recoveryTooLate: ("rto: 24h\nmtpd: 8h", "rto: 4h\nmtpd: 8h")
        case .idleSilence, .unknownSilence, .silenceNotPossible: nil
        default: nil
        }
    }
}
