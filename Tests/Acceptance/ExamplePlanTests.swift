// SPDX-License-Identifier: Apache-2.0

import Testing

@Suite("The example plans of the documentation")
struct ExamplePlanTests {
    @Test(
        "pass their own tests",
        arguments: [
            "real-plans", "classification/work-safety", "classification/ticket-priority",
            "classification/service-impact",
        ])
    func tests(_ folder: String) async throws {
        let site = try Site()
        let outcome = try await site.muster("test", "\(Site.repository)/docs/examples/\(folder)")
        #expect(outcome.status == 0, "\(outcome.all)")
        #expect(outcome.all.contains(" 0 failed"), "\(outcome.all)")
    }

    @Test("take lists as facts from the command line")
    func lists() async throws {
        let site = try Site()
        let outcome = try await site.muster(
            "explain", "service-impact", "--plans",
            "\(Site.repository)/docs/examples/classification/service-impact", "--facts",
            #"components=["Builds", "Pages"]"#, "--facts", "updates=8", "--facts", "title=1200")
        #expect(outcome.status == 0, "\(outcome.all)")
        #expect(outcome.output.contains("major"), "\(outcome.all)")
    }
}
