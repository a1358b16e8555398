// SPDX-License-Identifier: Apache-2.0

/// The bounds of one expression; reaching one is an error that bears its property's name.
package struct ExpressionLimits: Sendable, Hashable {
    /// Bytes of source text. 32 KiB is far above any rule that a person can read.
    package var sourceBytes = 32 * 1024
    /// Levels of nesting of the source and of the tree. The specification asks for 32 at least;
    /// 200 take up to 1 MB of stack, and 4 MB when compiled without optimisation, so that they
    /// need a thread of the caller's own: see ``onTasks``.
    package var nesting = 200
    /// Nodes of the tree, which bounds the memory of a compiled expression.
    package var nodes = 20_000
    /// Units of work of one evaluation, about one for a step of the tree or for ten bytes that are
    /// read or copied. 1 000 000 are about 0.1 s and Kubernetes' limit for one expression.
    package var cost = 1_000_000
    /// Elements of one list or map, made by an evaluation.
    package var elements = 100_000
    /// Bytes of one string or bytes value, made by an evaluation.
    package var textBytes = 1024 * 1024
    /// Elements, at all levels together, of the list or map that an evaluation returns.
    package var resultElements = 1_000_000
    /// Instructions of one compiled regular expression.
    package var regularExpressionSize = 10_000

    /// Makes the standard limits.
    package init() {}

    /// For expressions that tasks compile and evaluate, as those of plan files: the stack of a
    /// task's thread may be as small as 2 MiB when the process has no limit of its own, and 64
    /// levels, twice what the specification demands, take 1.3 MiB at most. `a || b || …` and
    /// `a && b && …` have no depth.
    package static let onTasks: ExpressionLimits = {
        var limits = ExpressionLimits()
        limits.nesting = 64
        return limits
    }()
}
