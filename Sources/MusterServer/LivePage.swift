// SPDX-License-Identifier: Apache-2.0
// The live list of incidents: one page without anything from elsewhere. It is complete as it is
// sent; the script only fetches it anew when something has happened.

package import Coordination
import Notation
import ResponseCore
package import ResponseModel

/// The list of open incidents as HTML.
package struct LivePage {
    private let board: IncidentListBoard
    private let organization: Organization?
    private let language: Language

    /// Only the page's own style and script run; nothing is loaded from anywhere else.
    static let securityPolicy =
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
        + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

    /// The page of a board in a language; moments are shown as clocks of the organisation do.
    package init(_ board: IncidentListBoard, of organization: Organization?, in language: Language)
    {
        self.board = board
        self.organization = organization
        self.language = language
    }

    /// The whole document.
    package var html: String {
        """
        <!doctype html>
        <html lang="\(language == .zh ? "zh-CN" : "en")"><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(text("Open incidents", "未结事件")) · Muster</title>
        <style>\(Self.style)</style></head>
        <body><header><h1>\(text("Open incidents", "未结事件"))</h1>
        <p>\((organization?.name[language] ?? "").isolatedForHTML)
        · <a href="?lang=\(language == .zh ? "en" : "zh")">\(text("中文", "English"))</a>
        · <span id="link" role="status" data-on="\(text("live", "实时"))"
        data-off="\(text("not connected; the list may be old", "连接中断，列表可能不是最新"))">–</span></p></header>
        <main id="list">\(list)</main>
        <script>\(Self.script)</script></body></html>
        """
    }

    private var list: String {
        guard !board.incidents.isEmpty else {
            return "<p>\(text("No incident is open.", "当前没有未结事件。"))</p>"
        }
        let heads = [
            text("Level", "级别"), text("Incident", "事件"), text("Phase", "阶段"),
            text("Commander", "总指挥"), text("Reported", "接报时间"), text("Targets", "时限"),
        ]
        return "<table><thead><tr>" + heads.map { "<th scope=\"col\">\($0)</th>" }.joined()
            + "</tr></thead><tbody>" + board.incidents.map(row).joined() + "</tbody></table>"
    }

    private func row(_ incident: IncidentSummary) -> String {
        let number = incident.level?.number ?? 0
        let cells = [
            "<span class=\"level l\(number)\">\(level(of: incident))</span>",
            "<b>\(incident.title.isolatedForHTML)</b><br><code>\(incident.id)</code> "
                + (incident.plan?.name[language].isolatedForHTML
                    ?? text("no plan matches", "无匹配预案")),
            incident.phaseName[language].escapedForHTML,
            commander(of: incident),
            (organization?.zone ?? .utc).clockText(incident.reportedAt),
            targets(of: incident),
        ]
        return "<tr>" + cells.map { "<td>\($0)</td>" }.joined() + "</tr>"
    }

    private func level(of incident: IncidentSummary) -> String {
        guard let level = incident.level else { return text("not yet", "未定") }
        return "\(level.number) \((level.name?[language] ?? "").isolatedForHTML)"
    }

    private func commander(of incident: IncidentSummary) -> String {
        let name = incident.commander?.name[language].isolatedForHTML ?? text("nobody", "无")
        return incident.isCommanderConfirmed
            ? name : name + " " + text("(not confirmed)", "（未确认）")
    }

    private func targets(of incident: IncidentSummary) -> String {
        let (breached, atRisk) = (incident.targetsBreached, incident.targetsAtRisk)
        let words = [
            breached > 0 ? "\(breached) " + text("breached", "项超时") : "",
            atRisk > 0 ? "\(atRisk) " + text("at risk", "项即将超时") : "",
        ].filter { !$0.isEmpty }
        return words.isEmpty ? text("in time", "按时") : words.joined(separator: ", ")
    }

    private func text(_ en: String, _ zh: String) -> String { language == .en ? en : zh }

    private static let style = """
        :root{color-scheme:light dark;--ink:#1c2126;--soft:#5a6570;--line:#d8dde2;--ground:#fff}
        @media(prefers-color-scheme:dark){:root{--ink:#e8ecf0;--soft:#9aa6b2;--line:#343c44;--ground:#14181c}}
        body{margin:0 auto;max-width:70rem;padding:1.5rem;font:16px/1.5 system-ui,"Noto Sans CJK SC",sans-serif;
        color:var(--ink);background:var(--ground)}h1{margin:0;font-size:1.5rem}header p{color:var(--soft);margin:.2rem 0 1rem}
        a{color:inherit}table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
        th{text-align:left;font-size:.8rem;color:var(--soft);font-weight:600}th,td{padding:.6rem .8rem .6rem 0;
        border-bottom:1px solid var(--line);vertical-align:top}.level{display:inline-block;padding:.1rem .5rem;
        border-left:.4rem solid var(--soft);white-space:nowrap}.l1{border-color:#c62828}.l2{border-color:#d8730a}
        .l3{border-color:#b79400}.l4{border-color:#1e66c4}code{color:var(--soft)}
        """

    private static let script = """
        const list=document.getElementById('list'),link=document.getElementById('link');let waiting=false;
        async function renew(){if(waiting)return;waiting=true;try{const page=await(await fetch(location.href)).text();
        list.innerHTML=new DOMParser().parseFromString(page,'text/html').getElementById('list').innerHTML}catch{}
        waiting=false}
        const events=new EventSource('/api/events');events.onopen=()=>{link.textContent=link.dataset.on;renew()};
        events.onerror=()=>{link.textContent=link.dataset.off};let timer;
        events.onmessage=()=>{clearTimeout(timer);timer=setTimeout(renew,150)};
        """
}
