// SPDX-License-Identifier: Apache-2.0

extension DiagnosticCode {
    /// Whether files with such a diagnostic can be used.
    package var severity: Diagnostic.Severity {
        switch self {
        case .missingLanguage, .noRuleAlwaysMatches, .ruleNeverTried,
            .stepWithoutOwnerOrDeadline, .destructiveWithoutRollback, .roleNotFilled,
            .quantityAbovePool,
            .unreachableCustomers, .unreachablePerson, .unknownMeasure, .missingSection,
            .reviewOverdue,
            .notApproved, .unitMismatch, .ruleNeverMatches, .levelNotReached, .branchesDoNotJoin,
            .deadlinesBeyondTarget, .roleEmptyAtTimes, .poolNeededTwice, .placeholderNeverFilled,
            .shortTextTooLong, .approverIsAuthor, .reviewMissing, .approvalOrder,
            .recoveryTooLate, .idleSilence:
            .warning
        default: .error
        }
    }

    /// What the code means: one sentence, with the requirement behind it where there is one.
    package var explanation: String {
        switch self {
        case .tooManyMistakes: "The file has more mistakes than are shown."
        case .fileTooLarge: "A file is larger than its kind may be."
        case .notUTF8: "A file is not UTF-8 text."
        case .forbiddenCharacter: "A file has a character that text must not have."
        case .yamlSyntax: "The file does not follow the grammar of YAML."
        case .nestingTooDeep: "Values stand within values deeper than any plan needs."
        case .tooManyValues: "The file has more values, its aliases filled in, than it may."
        case .textTooLong: "One piece of text is too long."
        case .badAlias: "An alias names an anchor that is not there, or that contains it."
        case .tagRefused: "Tags such as !!binary are not part of the plan format."
        case .mergeKeyRefused: "Merge keys (<<) are not part of YAML 1.2."
        case .severalDocuments: "A file holds more than one YAML document."
        case .emptyFile: "A file holds nothing."
        case .keyNotText: "A key is a list, a map or empty instead of a word."
        case .duplicateKey: "A key stands twice in one map."
        case .unknownKind: "A file does not say what it is, or says something unknown."
        case .duplicatePath: "Two files have the same path."
        case .badInclude: "An included file cannot be a part of the organisation."
        case .fileNotFound: "A file that is named in another one is not there."
        case .pathOutside: "A path leads out of the plan folder."
        case .unknownKey: "A key is not part of the format at this place."
        case .missingKey: "A key that must be there is not."
        case .wrongType: "A value is of another type than its key takes."
        case .emptyValue: "A key has no value, or a text or list is empty."
        case .badIdentifier: "A name that others refer to has characters that it must not have."
        case .duplicateIdentifier: "Two things of one sort have the same name."
        case .unknownWord: "A value is not one of the words that its key takes."
        case .outOfRange: "A number, a length or a count is outside its range."
        case .badDuration: "A length of time is not written as 90s, 15m, 4h, 3d or 3bd."
        case .badDate: "A date or a moment does not exist or is not written as the format says."
        case .badTimeZone: "A time zone is not in the IANA database."
        case .badAddress: "An address is not a usable e-mail address, telephone number or URL."
        case .secretInFile: "A secret stands in a file."
        case .missingLanguage: "A text for people is missing in a language of the organisation."
        case .badCSV: "A row or a column of a CSV file cannot be read."
        case .keysInConflict: "Two keys exclude each other, or one of two must be there."
        case .badWeekday: "A weekday is not mon to sun or 1 to 7."
        case .badClockTime: "A time of day is not written as HH:MM."
        case .unknownReference: "Something is referred to that is defined nowhere."
        case .noOrganization: "There is no organisation among the files."
        case .severalOrganizations: "There is more than one organisation among the files."
        case .noDefaultCalendar: "Business days are used without a calendar to count them."
        case .badExpression: "A condition is not valid CEL, or reads something unknown."
        case .expressionType: "A condition gives something other than true or false."
        case .badFactName: "A fact has a name that conditions cannot use."
        case .unknownFact: "A fact is used that the plan does not declare."
        case .badFactType: "The type of a fact is not a type of CEL, or not one for facts."
        case .badFactValue: "The value of a fact does not fit its type."
        case .badObjective: "An objective is not a comparison and a number."
        case .unknownMeasure: "An objective reads something that is not measured."
        case .levelOutsideScale: "A level is not on the organisation's scale (S011)."
        case .scaleNotFromOne: "The levels of a scale are not numbered from 1 without a gap."
        case .looserTarget: "A more severe level has a looser limit than a less severe one (D2)."
        case .noRuleAlwaysMatches: "It can happen that no rule gives an incident a level."
        case .ruleNeverTried: "A rule stands after one that always matches."
        case .unknownStep: "A step is referred to that the playbook does not have."
        case .unreachableStep: "No way leads from the start of the playbook to a step."
        case .stepCycle: "A step leads back to itself without a while."
        case .stepWithoutOwnerOrDeadline: "A step has no owner or no deadline (S039)."
        case .destructiveWithoutRollback: "A destructive step has no way back."
        case .roleNotFilled: "A step or rule uses a role that the plan does not fill."
        case .roleWithoutHolder: "A plan fills a role with nobody (S043)."
        case .quantityAbovePool: "A plan asks for more units than the pool has."
        case .unreachableAudience: "No channel leads to the customers of an audience (S069)."
        case .unreachableCustomers: "Some customers have no address for any of their channels."
        case .noCadence: "A notice follows a rhythm that the plan does not set (S067)."
        case .badTemplate: "A notice template cannot be read."
        case .unknownPlaceholder: "A notice template uses a placeholder that nobody fills."
        case .approverWithoutPermission: "A role that approves notices may not (S102)."
        case .unreachablePerson: "A person has no contact point and cannot be called."
        case .missingSection: "A plan lacks a section that every plan needs (S093)."
        case .reviewOverdue: "A plan should have been reviewed (S094)."
        case .notApproved: "A published plan has no recorded approval (S097)."
        case .unitMismatch: "A ratio is compared with a percentage, or other units are mixed."
        case .ruleNeverMatches: "A rule can never match, whatever the facts are."
        case .levelNotReached: "No rule gives an incident a level that it may need."
        case .branchesDoNotJoin: "Branches of a step run on instead of joining where it ends."
        case .deadlinesBeyondTarget: "The deadlines of the steps add up to more than the target."
        case .roleEmptyAtTimes: "A rotation leaves a role empty within the next 28 days (S043)."
        case .poolNeededTwice: "Two plans together need more of a pool at level 1 than it has."
        case .placeholderNeverFilled: "A template uses a placeholder that this plan never fills."
        case .shortTextTooLong: "A text for telephones takes more than one text message."
        case .approverIsAuthor: "The only person who can approve something is its author."
        case .reviewMissing: "A published plan lacks a review that it needs (S095, S096)."
        case .approvalOrder: "The steps to publication are dated in the wrong order (S095, S097)."
        case .recoveryTooLate: "Service is restored later than the organisation can bear."
        case .unknownSilence: "A silence names a code that does not exist."
        case .silenceNotPossible: "A silence names a code that keeps files from being used."
        case .idleSilence: "A silence silences nothing."
        }
    }
}
