// SPDX-License-Identifier: Apache-2.0
// The one register of everything that the compiler can say. A code never changes its meaning and
// is never used again for something else.

/// The kind of a diagnostic.
package enum DiagnosticCode: String, Sendable, Hashable, CaseIterable {
    // Files
    case tooManyMistakes = "MU0001"
    case fileTooLarge = "MU0002"
    case notUTF8 = "MU0003"
    case forbiddenCharacter = "MU0004"
    case yamlSyntax = "MU0005"
    case nestingTooDeep = "MU0006"
    case tooManyValues = "MU0007"
    case textTooLong = "MU0008"
    case badAlias = "MU0009"
    case tagRefused = "MU0010"
    case mergeKeyRefused = "MU0011"
    case severalDocuments = "MU0012"
    case emptyFile = "MU0013"
    case keyNotText = "MU0014"
    case duplicateKey = "MU0015"
    case unknownKind = "MU0016"
    case duplicatePath = "MU0017"
    case badInclude = "MU0018"
    case fileNotFound = "MU0019"
    case pathOutside = "MU0020"

    // Values
    case unknownKey = "MU0101"
    case missingKey = "MU0102"
    case wrongType = "MU0103"
    case emptyValue = "MU0104"
    case badIdentifier = "MU0105"
    case duplicateIdentifier = "MU0106"
    case unknownWord = "MU0107"
    case outOfRange = "MU0108"
    case badDuration = "MU0109"
    case badDate = "MU0110"
    case badTimeZone = "MU0111"
    case badAddress = "MU0112"
    case secretInFile = "MU0113"
    case missingLanguage = "MU0114"
    case badCSV = "MU0115"
    case keysInConflict = "MU0116"
    case badWeekday = "MU0117"
    case badClockTime = "MU0118"

    // References
    case unknownReference = "MU0201"
    case noOrganization = "MU0202"
    case severalOrganizations = "MU0203"
    case noDefaultCalendar = "MU0204"

    // Expressions and facts
    case badExpression = "MU0301"
    case expressionType = "MU0302"
    case badFactName = "MU0303"
    case unknownFact = "MU0304"
    case badFactType = "MU0305"
    case badFactValue = "MU0306"
    case badObjective = "MU0307"
    case unknownMeasure = "MU0308"
    case unitMismatch = "MU0309"

    // Levels
    case levelOutsideScale = "MU0401"
    case scaleNotFromOne = "MU0402"
    case looserTarget = "MU0403"
    case noRuleAlwaysMatches = "MU0404"
    case ruleNeverTried = "MU0405"
    case ruleNeverMatches = "MU0406"
    case levelNotReached = "MU0407"

    // Playbook
    case unknownStep = "MU0501"
    case unreachableStep = "MU0502"
    case stepCycle = "MU0503"
    case stepWithoutOwnerOrDeadline = "MU0504"
    case destructiveWithoutRollback = "MU0505"
    case roleNotFilled = "MU0506"
    case branchesDoNotJoin = "MU0507"
    case deadlinesBeyondTarget = "MU0508"

    // Roles, resources, notices
    case roleWithoutHolder = "MU0601"
    case quantityAbovePool = "MU0602"
    case unreachableAudience = "MU0603"
    case unreachableCustomers = "MU0604"
    case noCadence = "MU0605"
    case badTemplate = "MU0606"
    case unknownPlaceholder = "MU0607"
    case approverWithoutPermission = "MU0608"
    case unreachablePerson = "MU0609"
    case roleEmptyAtTimes = "MU0610"
    case poolNeededTwice = "MU0611"
    case placeholderNeverFilled = "MU0612"
    case shortTextTooLong = "MU0613"
    case approverIsAuthor = "MU0614"

    // Governance
    case missingSection = "MU0701"
    case reviewOverdue = "MU0702"
    case notApproved = "MU0703"
    case reviewMissing = "MU0704"
    case approvalOrder = "MU0705"
    case recoveryTooLate = "MU0706"

    // Silences
    case unknownSilence = "MU0801"
    case silenceNotPossible = "MU0802"
    case idleSilence = "MU0803"
}
