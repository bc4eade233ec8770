package dev.millrace.ui.web;

import org.jspecify.annotations.Nullable;

/** One named part of a stream: it can say what it is as a whole at any time. Confined to the stream's lock. */
interface Channel {

    /** The whole of it; null while there is nothing to show. */
    @Nullable
    Frame whole();
}
