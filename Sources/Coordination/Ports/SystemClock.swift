// SPDX-License-Identifier: Apache-2.0

package import Notation
import ResponseCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The clock of this machine.
package struct SystemClock: WallClock {
    /// The clock.
    package init() {}

    /// The time of the system, in milliseconds.
    package func now() -> Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(
            milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
    }

    /// Sleeps in slices, so that a clock that is set, or a machine that was asleep, is noticed
    /// within half a minute.
    package func sleep(until deadline: Timestamp) async {
        while !Task.isCancelled {
            let rest = deadline - now()
            guard rest > .zero else { return }
            let slice = min(rest, .seconds(30))
            do {
                try await Task.sleep(for: .milliseconds(slice.milliseconds))
            } catch {
                return
            }
        }
    }
}
