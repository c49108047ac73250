import Domain
import Foundation
import HTML
import Storage
import WebServer

/// Leading a pre-mortem: taking part, phases, the timer, handing over.
enum Facilitation {
    static func takePart(_ visit: Visit) async throws -> Response {
        try await Premortems.act(in: visit) { change, id in try change.joinPremortem(id) }
    }

    static func updatePhase(_ visit: Visit) async throws -> Response {
        let form = visit.form
        return try await Premortems.act(in: visit) { change, id in
            guard let phase = form["phase"].flatMap(PremortemPhase.init(rawValue:)),
                let from = form["from"].flatMap(PremortemPhase.init(rawValue:))
            else { throw Refusal("Use the buttons on the page.") }
            try change.movePremortem(id, to: phase, from: from)
        }
    }

    static func updateTimer(_ visit: Visit) async throws -> Response {
        let (form, zone, now) = (visit.form, visit.frame.zone, visit.now)
        return try await Premortems.act(in: visit, form: "timer") { change, id in
            if form["stop"] == "1" { return try change.setTimer(of: id, end: nil) }
            if let until = form["until"] {
                guard let day = Day(iso: until.trimmed),
                    let end = CivilTime(day: day.adding(days: 1), secondOfDay: 0).instants(in: zone).first
                else { throw Refusal(field: "until", "Enter a date such as 2026-03-01.") }
                return try change.setTimer(of: id, end: end)
            }
            guard let minutes = form["minutes"].flatMap({ Int($0.trimmed) }), (1...240).contains(minutes) else {
                throw Refusal(field: "minutes", "Enter a number of minutes between 1 and 240.")
            }
            try change.setTimer(of: id, end: now.addingTimeInterval(Double(minutes) * 60))
        }
    }

    /// Hands over, or takes over from a facilitator who has disappeared.
    static func handOver(_ visit: Visit) async throws -> Response {
        let form = visit.form
        let id = try visit.premortemID()
        let premortem = try await visit.read { try $0.premortem(id).orNotFound() }
        let lastSeen = visit.lastSeen(premortem)
        if form["take_over"] == "1" {
            let response = try await Premortems.act(in: visit, notice: "You are now the facilitator.") { change, id in
                try change.takeOverPremortem(id, lastSeen: lastSeen)
            }
            visit.app.facilitators.note(id, at: visit.now)
            return response
        }
        let picked = try await visit.picking(.one(.person, "person")).picked("person")
        let response = try await Premortems.act(in: visit, form: "hand-over", picked: ["person": picked]) {
            change, id in
            guard let person: ID<Person> = try picked.id("person") else {
                throw Refusal(field: "person", "Choose a participant.")
            }
            try change.handOverPremortem(id, to: person)
        }
        visit.app.facilitators.note(id, at: visit.now)
        return response
    }
}
