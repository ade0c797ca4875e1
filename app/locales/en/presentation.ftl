presentation-title = How the goals go
presentation-title-of = How it goes: { $body }
presentation-changed = { $count ->
    [0] No goal has changed since { $day }.
    [one] 1 goal has changed since { $day }. It comes first.
   *[other] { $count } goals have changed since { $day }. They come first, what has changed most at the top.
}
presentation-since = Last meeting
presentation-start = Show the goals one at a time
presentation-leave = To the start page
presentation-list = To the list
presentation-open = Show in the room, one goal at a time
presentation-none = No goals to show
presentation-none-text = The body has no goal in force. Choose another body.
presentation-keys = Go on with the arrow keys. The page is read anew by itself when somebody reports.
presentation-was = Was: { $status }
presentation-better = Better, was: { $status }
presentation-worse = Worse, was: { $status }
presentation-moves = Units that judge it better than before: { $better }. Worse: { $worse }.
