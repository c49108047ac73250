import NIOCore
import WebServer

// One alarm a connection serves every deadline: a request that is read at once moves a number and touches no timer.
extension Connection {
    /// Sets the deadline of the phase the connection is in, instead of the one before.
    func allow(_ time: TimeAmount) {
        let due = NIODeadline.now() + time
        deadline = due
        if alarm != nil && alarmDue <= due { return }
        alarm?.cancel()
        setAlarm(due)
    }

    /// Called for every piece of a request: a head that is not complete at once has to be soon.
    func bytesArrived() {
        guard phase == .awaitingHead, !hasPartialHead, waiting.isEmpty else { return }
        hasPartialHead = true
        allow(environment.timeouts.head)
    }

    /// Gives the reader of what is being sent a while to take some of it.
    func awaitReader() {
        pendingAtLastLook = pendingBytes
        allow(environment.timeouts.write)
    }

    /// What was written and could not be handed to the network yet.
    var pendingBytes: Int {
        guard let options = context?.channel.syncOptions else { return 0 }
        return (try? options.getOption(.bufferedWritableBytes)) ?? 0
    }

    private func setAlarm(_ due: NIODeadline) {
        guard let context else { return }
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        alarmDue = due
        alarm = context.eventLoop.scheduleTask(deadline: due) { bound.value.alarmRang() }
    }

    private func alarmRang() {
        alarm = nil
        guard let deadline else { return }
        if NIODeadline.now() < deadline {
            setAlarm(deadline)
        } else {
            self.deadline = nil
            timeOut()
        }
    }

    private func timeOut() {
        switch phase {
        case .readingBody:
            refuse(tooSlow, discardsInput: false)
        case .awaitingHead where hasPartialHead:
            refuse(tooSlow, discardsInput: false)
        case .responding, .draining:
            let pending = pendingBytes
            if pending == 0 { return }
            if pending < pendingAtLastLook { awaitReader() } else { context?.close(promise: nil) }
        case .awaitingHead, .discarding:
            context?.close(promise: nil)
        case .closed:
            break
        }
    }

    private var tooSlow: BadInput {
        BadInput("The request did not arrive in time.", status: .requestTimeout)
    }
}
