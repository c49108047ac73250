import NIOCore

extension Connection {
    var isInReserve: Bool { seat == .reserve }

    var timeouts: ConnectionTimeouts { isInReserve ? environment.crowdedTimeouts : environment.timeouts }

    func takeSeat() {
        guard let context else { return }
        seat = environment.connections.seat(context.channel)
    }

    /// Somebody else got the seat: what is in progress here may end, soon.
    func loseSeat() {
        // Known since then, and seated again.
        if isKnown { return }
        seat = .reserve
        switch state {
        case .idle: close()
        case .streaming(_, let task, let endsAtShutdown): if endsAtShutdown { task.cancel() }
        case .readingHead, .readingBody, .handling, .sending, .discarding, .closed: break
        }
    }

    /// The handler found a session in the request: its sender is no stranger from now on.
    func becomeKnown() {
        guard !isKnown, let context else { return }
        isKnown = true
        seat = environment.connections.know(context.channel)
    }

    /// A response in the reserve may be slow, but not for ever, however little of it is taken at a time.
    func limitReserve() {
        guard isInReserve, let context else { return }
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        context.eventLoop.scheduleTask(in: environment.timeouts.write) {
            if bound.value.isInReserve { bound.value.close() }
        }
    }

    /// Keeps the seats informed of who has no request.
    func noteRest(before next: ConnectionState) {
        guard let context else { return }
        switch (state, next) {
        case (.idle, .readingHead), (.idle, .readingBody), (.idle, .sending):
            environment.connections.work(context.channel)
        case (.sending, .idle): environment.connections.rest(context.channel)
        case (.idle, _), (.readingHead, _), (.readingBody, _), (.handling, _), (.streaming, _), (.sending, _),
            (.discarding, _), (.closed, _):
            break
        }
    }
}
