// SPDX-License-Identifier: Apache-2.0

/// The files that `muster init` writes: small enough to read in five minutes, complete enough to
/// run an incident and a drill from end to end.
enum StarterFiles {
    /// A file with its place.
    struct File {
        var path: String
        var text: String
    }

    static let all = [
        File(path: "plans/organization.yaml", text: organization),
        File(path: "plans/resources.yaml", text: resources),
        File(path: "plans/service-outage.yaml", text: plan),
        File(path: "plans/templates/outage.en.mustache", text: templateEn),
        File(path: "plans/templates/outage.zh.mustache", text: templateZh),
        File(path: "plans/templates/outage-over.en.mustache", text: overEn),
        File(path: "plans/templates/outage-over.zh.mustache", text: overZh),
        File(path: "drills/first-drill.yaml", text: drill),
    ]

    private static let organization = """
        # Who you are, who is on duty, and how customers are reached. All keys: docs/plan-format.md
        muster: organization/1
        name: {en: My organisation, zh: 我的组织}
        time_zone: Asia/Shanghai
        scale:
          name: three-level
          levels:
            1: {name: {en: Level 1 (major), zh: 一级(重大)}, colour: red, meaning: {en: Many customers cannot work, zh: 大量客户无法使用}}
            2: {name: {en: Level 2, zh: 二级(较大)}, colour: orange, meaning: {en: Some customers cannot work, zh: 部分客户无法使用}}
            3: {name: {en: Level 3, zh: 三级(一般)}, colour: yellow, meaning: {en: Inconvenience, zh: 使用不便}}
        roles:
          incident_commander:
            name: {en: Incident commander, zh: 事件指挥官}
            permissions: [approve_notices, set_level, commit_resources, open_reserve, approve_deviations, stand_down]
          communications_lead: {name: {en: Communications lead, zh: 信息发布负责人}, permissions: [approve_notices]}
          operations_lead: {name: {en: Operations lead, zh: 处置负责人}}
        people:
          li-wei: {name: {en: Li Wei, zh: 李伟}, roles: [incident_commander], contacts: {email: li.wei@example.org}}
          wang-fang: {name: {en: Wang Fang, zh: 王芳}, roles: [incident_commander, operations_lead], contacts: {email: wang.fang@example.org}}
          chen-jing: {name: {en: Chen Jing, zh: 陈静}, roles: [communications_lead], contacts: {email: chen.jing@example.org}}
        teams:
          service: {name: {en: Service team, zh: 服务组}, members: [li-wei, wang-fang, chen-jing]}
        rotations:
          duty: {name: {en: Duty, zh: 值班}, layers: [{members: [li-wei, wang-fang], starts: 2026-01-05T09:00, turn: 7d}]}
          words: {name: {en: Communications duty, zh: 信息发布值班}, layers: [{members: [chen-jing], starts: 2026-01-05T09:00, turn: 7d}]}
        escalations:
          ladder: {name: {en: Ladder, zh: 升级链}, rungs: [{notify: [on_duty], timeout: 5m}, {notify: [{team: service}], timeout: 10m}]}
        intake: {role: incident_commander, from: duty, escalation: ladder}
        channels:
          mail: {name: {en: E-mail, zh: 邮件}, kind: smtp, from: notices@example.org, relay: {env: MUSTER_SMTP_URL}}
        tiers:
          vip: {name: {en: VIP, zh: 贵宾}, order: 1, channels: [mail]}
          ordinary: {name: {en: Ordinary, zh: 普通}, order: 2, channels: [mail]}
        audiences:
          customers:
            name: {en: Customers, zh: 客户}
            members:
              - {id: C-1, name: East Bank, tier: vip, language: en, contacts: {email: ops@bank.example.com}}
              - {id: C-2, name: 北方商店, tier: ordinary, language: zh, contacts: {email: shop@shop.example.com}}

        """

    private static let resources = """
        # What a response can draw on.
        muster: resources/1
        pools:
          support-agents:
            name: {en: Support agents, zh: 客服坐席}
            kind: people
            units: 12
            reserve: 2
            lead_times: {default: 10m}
            scope_of_use: {en: Telephone and chat, zh: 电话与在线服务}
            call_up: {procedure: {en: Call the shift lead, zh: 联系班组长}, authority: incident_commander}

        """

    private static let plan = """
        # A plan is a program: facts come in, a level comes out, and the level decides what happens.
        muster: plan/1
        id: service-outage
        name: {en: Service outage, zh: 服务中断}
        summary: {en: Customers cannot use the service, zh: 客户无法使用服务}
        plan_type: special
        revision: 1
        revision_state: published
        effective_from: 2026-01-01
        owner: service
        approvals:
          - {step: in_review, by: chen-jing, as: customer_service, on: 2025-12-15}
          - {step: in_review, by: Legal adviser, as: legal, on: 2025-12-16}
          - {step: in_review, by: wang-fang, as: quality_control, on: 2025-12-16}
          - {step: approved, by: li-wei, on: 2025-12-20}
        risk: {likelihood: 3, consequence: 4}
        facts:
          error_rate: {type: double, unit: ratio, default: 0.0, from: 'double(signal.annotations["error_rate"])'}
        activation:
          when: signal.labels["service"] == "shop"
        classification:
          rules:
            - {level: 1, when: error_rate >= 0.5, because: {en: Most requests fail, zh: 多数请求失败}}
            - {level: 2, when: error_rate >= 0.1, because: {en: Many requests fail, zh: 较多请求失败}}
            - {level: 3, otherwise: true}
          when_unknown: assume_higher
          lower_after: 10m
        targets:
          acknowledge: {1: 5m, 2: 15m, 3: 30m}
          first_notice: {1: 10m, 2: 20m}
          update_every: {1: 30m, 2: 1h}
          resources_committed: {1: 15m, 2: 30m}
          mitigate: {1: 2h, 2: 4h, 3: 8h}
          recover: {1: 4h, 2: 8h, 3: 24h}
        roles:
          incident_commander: {from: duty, escalation: ladder}
          communications_lead: {from: words, escalation: ladder}
          operations_lead: {from: duty, escalation: ladder}
        resources:
          - {pool: support-agents, quantity: {1: 6, 2: 3}, within: {1: 15m, 2: 30m}}
        playbook:
          start: find
          steps:
            find: {type: action, role: operations_lead, title: {en: Find what fails, zh: 定位故障}, within: 15m, then: repair}
            repair: {type: action, role: operations_lead, title: {en: Repair or switch over, zh: 修复或切换}, within: 1h, review: two_person, then: verify}
            verify: {type: action, role: operations_lead, title: {en: Try it as a customer, zh: 以客户身份验证}, within: 15m, then: end}
        notices:
          - {id: first, on: activated, levels: [1, 2], audience: customers, template: templates/outage, within: {1: 10m, 2: 20m}, approval: {1: two_person, 2: incident_commander}}
          - {id: progress, every: update_every, levels: [1, 2], audience: customers, template: templates/outage, approval: incident_commander}
          - {id: all-clear, on: recovered, levels: [1, 2], audience: customers, template: templates/outage-over, approval: incident_commander}
        stand_down: {when: error_rate < 0.01, hold: 15m, checklist: [{en: Customers confirmed, zh: 客户已确认}]}
        evaluation: {due: 3d}
        tests:
          - {name: most requests fail, facts: {error_rate: 0.6}, expect: {level: 1, notices: [first]}}
          - {name: a few requests fail, facts: {error_rate: 0.02}, expect: {level: 3}}

        """

    private static let templateEn = """
        Subject: {{level_name}}: {{plan_name}} since {{started_at}}
        Short: {{plan_name}}. Next news by {{next_update}}.

        Dear customer,

        our service does not work as it should since {{started_at}}. We are working on it.
        {{#next_update}}You will hear from us again by {{next_update}}.{{/next_update}}

        {{organization}}, notice {{notice_number}} for {{incident_id}}

        """

    private static let templateZh = """
        Subject: {{level_name}}：{{plan_name}}，自 {{started_at}}
        Short: {{plan_name}}，下次通报 {{next_update}}

        尊敬的客户：

        自 {{started_at}} 起，我们的服务出现异常，正在全力处置。
        {{#next_update}}我们将在 {{next_update}} 前再次通报。{{/next_update}}

        {{organization}}，事件 {{incident_id}} 第 {{notice_number}} 号通报

        """

    private static let overEn = """
        Subject: All clear: {{plan_name}}

        Dear customer,

        our service works again. Thank you for your patience.

        {{organization}}, notice {{notice_number}} for {{incident_id}}

        """

    private static let overZh = """
        Subject: 解除通报：{{plan_name}}

        尊敬的客户：

        服务已恢复正常，感谢您的耐心等待。

        {{organization}}，事件 {{incident_id}} 第 {{notice_number}} 号通报

        """

    private static let drill = """
        # A drill runs the plan on virtual time; nothing of it reaches a customer.
        muster: drill/1
        id: first-drill
        name: {en: First drill, zh: 首次演练}
        form: operational
        content: comprehensive
        purpose: validation
        plans: [service-outage]
        starts: 2026-03-02T10:00:00+08:00
        lasts: 6h
        seed: 1
        world:
          people: {default: {acknowledge: {median: 2m, p90: 6m}, absent: 0.05, decide: {median: 1m, p90: 3m}}}
          steps: {default: {share_of_within: {median: 0.5, p90: 0.9}}}
          channels: {mail: {delay: {median: 3s, p90: 20s}, fails: 0.01}}
        injects:
          - {at: +0m, signal: {source: alertmanager, labels: {service: shop, alertname: ShopErrors}}, facts: {error_rate: 0.3}}
          - {at: +20m, facts: {error_rate: 0.7}, expected_action: {en: Reclassify to level 1, zh: 升级为一级}, to: incident_commander}
          - {at: +90m, facts: {error_rate: 0.0}}
        objectives:
          - {id: told, name: {en: Customers are told in time, zh: 及时通报客户}, capability: notify, critical: true, expect: 'measures.first_notice <= duration("20m")'}
          - {id: recovered, name: {en: Service is restored, zh: 恢复服务}, capability: recover, expect: 'measures.recover <= duration("4h")'}

        """
}
