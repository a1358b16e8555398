// SPDX-License-Identifier: Apache-2.0
// Taking back: a search tries much and keeps little. Changes are taken back in reverse, which costs
// no more than the changes themselves did, and far less than to mend the flow without a line.

extension FlowNetwork {
    /// One change of the flow or the prices.
    enum Change: Sendable {
        case flow(arc: Int32, Int)
        case price(source: Int32, Int)
        case missing(line: Int32, Int)
    }

    /// Changes a price.
    @inline(__always)
    mutating func raisePrice(of source: Int32, by amount: Int) {
        sources[Int(source)].price += amount
        if keepsHistory, amount != 0 { history.append(.price(source: source, amount)) }
    }

    /// A point to which `takeBack` can return.
    var mark: Int { history.count }

    /// Takes all changes since a mark back; the network must keep its history.
    mutating func takeBack(to mark: Int) {
        keepsHistory = false
        while history.count > mark, let change = history.popLast() {
            switch change {
            case .flow(let arc, let units): shift(-units, over: Int(arc))
            case .price(let source, let amount): sources[Int(source)].price -= amount
            case .missing(let line, let units): miss(-units, Int(line))
            }
        }
        keepsHistory = true
    }
}
