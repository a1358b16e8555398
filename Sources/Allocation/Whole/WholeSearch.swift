// SPDX-License-Identifier: Apache-2.0
// Mode `whole`: a demand gets all or nothing. The search decides demand by demand who is in and who
// is out; for those who are in, the network keeps the cheapest way to serve them all.
//
// At each place of the search, in this order:
//
//  1. Class by class: who cannot be served beside those that are in is out. When all that are left
//     of a class can be served together, they are in, since no better answer for the class exists.
//     When that holds for all classes, the place is finished and its answer exact.
//  2. Prices of the sources give bounds: what the class of the first conflict, then each later
//     class, then the score can reach. A place that cannot beat the best answer is left; a demand
//     that would make it so by being in, or out, is decided the other way.
//  3. One demand of the conflict is tried in and out.
//
// When all places are finished the best answer is proven. The work is counted, not timed: the same
// budget stops at the same place on every machine.

/// The search for the best set of demands.
struct WholeSearch {
    /// Whether a demand is served at this place of the search.
    enum Decision: UInt8 { case open, isIn, isOut }

    /// The best answer so far.
    struct Best {
        var isServed: [Bool]
        var counts: [Int]
        var score: Int

        /// Whether it is better than another: classes first, then the score.
        func isBetter(than other: Best) -> Bool {
            for (own, others) in zip(counts, other.counts) where own != others {
                return own > others
            }
            return score < other.score
        }
    }

    let eligibility: Eligibility
    /// 0 to 3 for each demand: its severity less one.
    let classes: [Int]
    var network: FlowNetwork
    var decisions: [Decision]
    var best: Best
    var bounds: PriceBounds
    /// False when the budget ended the search.
    private(set) var isComplete = false
    /// Whether no answer covers more.
    private(set) var isCoverageProven = false
    private var wantsScore = false
    /// Work for the part of the tree below a place where all classes before have been decided:
    /// otherwise the first way to decide them would get all of it.
    private var slice = 0
    /// Whether a part of the tree was left for want of work or of depth.
    private var hasLeftOut = false
    /// Below this no answer that covers as much as the best can score, unless it is the best. What
    /// is decided at the root holds for all answers that are better than the best.
    private(set) var rootScoreBound = 0
    /// The stage whose prices say what to try next.
    private var undecidedStage = 0
    private var budget: Int

    /// Places of the search that lie above each other; each takes part of the stack.
    private static let greatestDepth = 300

    /// A search that has not begun.
    init(_ eligibility: Eligibility, _ network: FlowNetwork, budget: Int) {
        self.eligibility = eligibility
        self.network = network
        self.network.keepsHistory = true
        self.budget = budget
        classes = eligibility.instance.demands.map { $0.severity - 1 }
        decisions = Array(repeating: .open, count: classes.count)
        best = Best(
            isServed: Array(repeating: false, count: classes.count), counts: [0, 0, 0, 0], score: 0)
        bounds = PriceBounds(
            network, classes: classes, firstLine: eligibility.firstLine, budget: budget)
    }

    /// Searches until all is proven or the budget is used up: first for coverage alone, where a
    /// place that can only tie is left, then for the score. The score gets an eighth of the work
    /// that the coverage took, or a sixteenth of the budget: more hardly ever gains a thousandth.
    mutating func run() {
        dropImpossible()
        improve(from: 0)
        isCoverageProven = searchInSlices()
        guard isCoverageProven else { return }
        wantsScore = true
        budget = min(budget, work + max(work / 8, budget / 16))
        isComplete = searchInSlices()
    }

    /// Walks the whole tree, again with longer slices where slices have ended before their time.
    ///
    /// - Returns: Whether the tree has been walked without leaving anything out.
    private mutating func searchInSlices() -> Bool {
        slice = budget / 16
        while hasBudget {
            hasLeftOut = false
            explore(depth: 0, above: -1, until: budget)
            if !hasLeftOut { return true }
            slice *= 4
        }
        return false
    }

    /// Looks at arcs so far.
    var work: Int { network.work + bounds.work }

    func lines(of demand: Int) -> Range<Int> {
        eligibility.firstLine[demand]..<eligibility.firstLine[demand + 1]
    }

    /// Serves a demand if all its lines can be served beside what is served; else nothing changes
    /// but, perhaps, which of equal ways the others are served.
    mutating func insert(_ demand: Int) -> Bool {
        let mark = network.mark
        for line in lines(of: demand) where !network.serveWholly(line) {
            network.takeBack(to: mark)
            return false
        }
        return true
    }

    /// Whether a demand could be served beside what is served.
    private mutating func fits(_ demand: Int) -> Bool {
        let mark = network.mark
        defer { network.takeBack(to: mark) }
        return insert(demand)
    }

    /// Demands that cannot be served even alone are out for good.
    private mutating func dropImpossible() {
        for demand in classes.indices where lines(of: demand).contains(where: isTooLarge) {
            decisions[demand] = .isOut
        }
        for demand in classes.indices where decisions[demand] == .open && hasBudget {
            if !fits(demand) { decisions[demand] = .isOut }
        }
    }

    /// Whether all sources that a line may take from are too small for it.
    private func isTooLarge(_ line: Int) -> Bool {
        let capacity = network.lines[line].arcs.reduce(0) {
            $0 + network.sources[Int(network.arcs[$1].source)].capacity
        }
        return capacity < network.lines[line].units
    }

    private var hasBudget: Bool { work < budget }

    // MARK: The tree

    private mutating func explore(depth: Int, above: Int, until end: Int) {
        var trail: [Int] = []
        let mark = network.mark
        defer { undo(trail, to: mark) }
        while true {
            guard work < end, depth < Self.greatestDepth else {
                hasLeftOut = true
                return
            }
            let conflict = settleClasses(&trail)
            guard hasBudget else { continue }
            guard let conflict else {
                offer()
                return
            }
            switch bound(from: conflict, depth, &trail) {
            case .cannotWin: return
            case .decided: continue
            case .undecided: break
            }
            if depth % 4 == 0 { improve(from: conflict) }
            let isDeeper = conflict > above
            branch(on: conflict, depth: depth, until: isDeeper ? min(end, work + slice) : end)
            return
        }
    }

    private mutating func branch(on conflict: Int, depth: Int, until end: Int) {
        let goal = BoundGoal(counts: best.counts, score: best.score, stage: undecidedStage)
        let (demand, isLikely) = bounds.mostDoubtful(of: conflict, goal, decisions)
        for decision in isLikely ? [Decision.isIn, .isOut] : [.isOut, .isIn] {
            var trail: [Int] = []
            let mark = network.mark
            if decide(demand, decision, &trail) {
                explore(depth: depth + 1, above: conflict, until: end)
            }
            undo(trail, to: mark)
        }
    }

    /// Decides an open demand; false when it cannot be in.
    mutating func decide(_ demand: Int, _ decision: Decision, _ trail: inout [Int]) -> Bool {
        if decision == .isIn, !insert(demand) { return false }
        decisions[demand] = decision
        trail.append(demand)
        return true
    }

    private mutating func undo(_ trail: [Int], to mark: Int) {
        for demand in trail { decisions[demand] = .open }
        network.takeBack(to: mark)
    }

    /// Decides all that needs no choice.
    ///
    /// - Returns: The first class in which not all that could be served alone can be together.
    private mutating func settleClasses(_ trail: inout [Int]) -> Int? {
        for number in 0..<4 {
            let open = openDemands(of: number)
            let mark = network.mark
            let fitting = insertInOrder(open)
            guard fitting.count < open.count else {
                for demand in fitting { decisions[demand] = .isIn }
                trail += fitting
                continue
            }
            network.takeBack(to: mark)
            let chosen = Set(fitting)
            var isConflict = false
            for demand in open where !chosen.contains(demand) {
                // Without budget nothing is known, and the place is left unfinished.
                if !hasBudget || fits(demand) {
                    isConflict = true
                } else {
                    decisions[demand] = .isOut
                    trail.append(demand)
                }
            }
            if isConflict { return number }
            for demand in fitting where !decide(demand, .isIn, &trail) { return number }
        }
        return nil
    }

    /// Open demands of a class, those first that take least at the prices of its stage.
    private func openDemands(of number: Int) -> [Int] {
        let open = classes.indices.filter { classes[$0] == number && decisions[$0] == .open }
        return bounds.inOrder(open, stage: number)
    }

    /// Serves what fits, one after the other.
    private mutating func insertInOrder(_ demands: [Int]) -> [Int] {
        demands.filter { hasBudget && insert($0) }
    }

    // MARK: Answers

    /// Fills up what is in with all that fits, the most severe first, and offers that.
    private mutating func improve(from number: Int) {
        let mark = network.mark
        var added: [Int] = []
        for later in number..<4 { added += insertInOrder(openDemands(of: later)) }
        offer(with: added)
        network.takeBack(to: mark)
    }

    /// Keeps what is served now if it is better than the best.
    private mutating func offer(with added: [Int] = []) {
        var isServed = decisions.map { $0 == .isIn }
        for demand in added { isServed[demand] = true }
        var counts = [0, 0, 0, 0]
        for demand in classes.indices where isServed[demand] { counts[classes[demand]] += 1 }
        let offered = Best(isServed: isServed, counts: counts, score: network.cost)
        if offered.isBetter(than: best) || best.counts == [0, 0, 0, 0] {
            best = offered
            bounds.begin(scorePrices: network.leastPrices())
        }
    }

    // MARK: Bounds

    private enum Verdict { case cannotWin, decided, undecided }

    /// Whether this place can still beat the best answer, and what that would need.
    private mutating func bound(
        from conflict: Int, _ depth: Int, _ trail: inout [Int]
    ) -> Verdict {
        for number in 0..<conflict {
            let count = classes.indices.count {
                classes[$0] == number && decisions[$0] == .isIn
            }
            if count != best.counts[number] {
                return count < best.counts[number] ? .cannotWin : .undecided
            }
        }
        let before = trail.count
        undecidedStage = conflict
        for stage in conflict...4 {
            let goal = BoundGoal(counts: best.counts, score: best.score, stage: stage)
            let outcome = bounds.tighten(goal, decisions, rounds: rounds(stage, depth))
            if stage == 4, depth == 0, let limit = bounds.limit(goal, decisions) {
                rootScoreBound = max(rootScoreBound, limit)
            }
            if outcome == .cannotWin { return .cannotWin }
            for (demand, decision) in bounds.forced(goal, decisions) {
                if !decide(demand, decision, &trail) { return .cannotWin }
            }
            if outcome == .mayBeBetter { break }
            if stage == 3, !wantsScore { return .cannotWin }
            if stage == 3 { undecidedStage = 4 }
        }
        return trail.count > before ? .decided : .undecided
    }

    /// Rounds of moving prices: many where nothing is known yet; further down they only follow.
    private func rounds(_ stage: Int, _ depth: Int) -> Int {
        if stage == 4 { return 60 }
        return depth == 0 ? 10 : 3
    }
}
