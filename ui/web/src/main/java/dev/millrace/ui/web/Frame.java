package dev.millrace.ui.web;

/** What is sent of one channel at one time, encoded already. */
record Frame(String json) {

    /** The frame as a server-sent event with an id, from which a browser resumes. */
    String event(String id) {
        return "id: " + id + "\n" + event();
    }

    /** The frame as a server-sent event from which a browser does not resume: more of the same snapshot follows. */
    String event() {
        return "event: frame\ndata: " + json + "\n\n";
    }
}
