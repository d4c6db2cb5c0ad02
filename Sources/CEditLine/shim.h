#pragma once
// libedit sets and gets its options through variadic calls, which Swift cannot make. Each function
// here is one shape of such a call.
#include <histedit.h>
#include <stdio.h>

/// Returns the text of the prompt, which stays valid until the next call.
typedef char *_Nullable (*cedit_prompt_function)(EditLine *_Nullable);
/// Does what a key asks for; takes the key, returns one of the `CC_` codes.
typedef unsigned char (*cedit_key_function)(EditLine *_Nullable, int);
/// Waits for the next character that is typed; returns 1 when there is one, -1 when there is none.
typedef int (*cedit_read_function)(EditLine *_Nullable, wchar_t *_Nullable);

static inline EditLine *_Nullable cedit_open(const char *_Nonnull name) {
  return el_init(name, stdin, stdout, stderr);
}

/// Writes to the terminal behind what the editor and `print` have written so far.
static inline void cedit_put(const char *_Nonnull text) {
  fputs(text, stdout);
  fflush(stdout);
}

static inline int cedit_set_flag(EditLine *_Nonnull editor, int option, int value) {
  return el_set(editor, option, value);
}

static inline int cedit_set_keymap(EditLine *_Nonnull editor, const char *_Nonnull name) {
  return el_set(editor, EL_EDITOR, name);
}

/// What stands between two `marker` characters is written as it is and takes no room.
static inline int cedit_set_prompt(
    EditLine *_Nonnull editor, cedit_prompt_function _Nonnull prompt, char marker) {
  return el_set(editor, EL_PROMPT_ESC, prompt, marker);
}

static inline int cedit_add_function(
    EditLine *_Nonnull editor, const char *_Nonnull name, const char *_Nonnull help,
    cedit_key_function _Nonnull function) {
  return el_set(editor, EL_ADDFN, name, help, function);
}

static inline int cedit_bind(
    EditLine *_Nonnull editor, const char *_Nonnull key, const char *_Nonnull command) {
  return el_set(editor, EL_BIND, key, command, NULL);
}

/// Binds in vi's command map.
static inline int cedit_bind_alternative(
    EditLine *_Nonnull editor, const char *_Nonnull key, const char *_Nonnull command) {
  return el_set(editor, EL_BIND, "-a", key, command, NULL);
}

/// Lets a function read what is typed; NULL for the editor's own.
static inline int cedit_set_reader(
    EditLine *_Nonnull editor, cedit_read_function _Nullable function) {
  return el_wset(editor, EL_GETCFN, function);
}

static inline int cedit_set_terminal_mode(
    EditLine *_Nonnull editor, const char *_Nonnull which, const char *_Nonnull mode) {
  return el_set(editor, EL_SETTY, which, mode, NULL);
}

static inline int cedit_set_client(EditLine *_Nonnull editor, void *_Nullable client) {
  return el_set(editor, EL_CLIENTDATA, client);
}

static inline void *_Nullable cedit_client(EditLine *_Nonnull editor) {
  void *client = NULL;
  el_get(editor, EL_CLIENTDATA, &client);
  return client;
}

static inline int cedit_is_vi(EditLine *_Nonnull editor) {
  const char *name = NULL;
  return el_get(editor, EL_EDITOR, &name) == 0 && name != NULL && name[0] == 'v';
}

/// 0 after `edit off` in the user's `.editrc`: the terminal itself edits then.
static inline int cedit_is_editing(EditLine *_Nonnull editor) {
  int isEditing = 0;
  return el_get(editor, EL_EDITMODE, &isEditing) == 0 && isEditing;
}

/// Draws prompt and line afresh where the terminal's cursor stands.
static inline void cedit_redraw(EditLine *_Nonnull editor) { el_wset(editor, EL_REFRESH); }

static inline int cedit_use_history(EditLine *_Nonnull editor, History *_Nonnull list) {
  return el_set(editor, EL_HIST, history, list);
}

static inline int cedit_history_limit(History *_Nonnull list, int limit) {
  HistEvent event;
  return history(list, &event, H_SETSIZE, limit);
}

static inline int cedit_history_clear(History *_Nonnull list) {
  HistEvent event;
  return history(list, &event, H_CLEAR);
}

static inline int cedit_history_enter(History *_Nonnull list, const char *_Nonnull entry) {
  HistEvent event;
  return history(list, &event, H_ENTER, entry);
}

/// How many cells the terminal gives a character, negative for a control character. Declared here
/// because <wchar.h> shows it only under feature macros that Swift does not set.
extern int wcwidth(wchar_t character);
