// SPDX-License-Identifier: Apache-2.0

import Coordination
import Notation
import ResponseCore
import ResponseModel

/// Why a request has what it has, for a terminal.
enum RequestText {
    static func why(_ board: RequestBoard) -> String {
        let request = board.request
        var lines = [
            "\(request.id) \(request.committed)/\(request.units) \(request.pool.id) "
                + "(\(request.pool.name.both)): \(request.status)",
            "because: \(because(request.because))",
        ]
        lines += board.divisions.map(division)
        lines += request.losses.map { loss in
            "lost \(loss.units) to \(loss.to): \(right(loss.because)); \(help(loss.substitute))"
        }
        lines += request.offers.map(offer)
        lines += request.people.map { duty in
            "\(duty.person.id) since \(duty.from)"
                + (duty.limit.map { ", fatigue limit \($0)" } ?? "")
        }
        lines += board.followedBy.map { "followed by \($0.id): \(because($0.because))" }
        return lines.map(\.visibleLine).joined(separator: "\n")
    }

    private static func because(_ reason: RequestReasonPart) -> String {
        let request = reason.request ?? ""
        switch reason.kind {
        case "plan":
            return "the plan asks for it at level \(reason.level.map(String.init) ?? "-")"
        case "regain": return "\(reason.text ?? "") took units of \(request)"
        case "substitute": return "it stands in for \(request)"
        case "relief": return "people of \(request) near their fatigue limit"
        default: return reason.text ?? ""
        }
    }

    private static func division(_ division: DivisionPart) -> String {
        let shares = division.shares.map { share in
            "\(share.request) (level \(share.level.map(String.init) ?? "-")) "
                + "\(share.granted) of \(share.wanted)"
        }
        return "\(division.at) \(division.free) free, reserve \(division.reserve), "
            + "most severe first, then oldest: " + shares.joined(separator: "; ")
    }

    private static func right(_ right: LossPart.BecausePart) -> String {
        func level(_ number: Int?) -> String { number.map(String.init) ?? "-" }
        return right.reason
            ?? "level \(level(right.taker)) takes from level \(level(right.giver))"
    }

    private static func help(_ substitute: LossPart.SubstitutePart?) -> String {
        if let substitute, let pool = substitute.pool {
            return "best substitute \(substitute.units) of \(pool.id)"
        }
        return substitute?.comesBack.map { "back at \($0)" } ?? "no substitute"
    }

    private static func offer(_ offer: OfferPart) -> String {
        let rivals = offer.rivals.map { "\($0.pool.id) (\($0.free) free)" }
        let aid = offer.isMutualAid ? ", mutual aid" : ""
        let authority = offer.authority.map { ", asked by \($0.id)" } ?? ""
        return "offer: \(offer.units) of \(offer.pool.id)\(aid)\(authority)"
            + (rivals.isEmpty ? "" : "; not \(rivals.joined(separator: ", "))")
    }
}
