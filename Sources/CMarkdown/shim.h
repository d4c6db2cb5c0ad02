#pragma once
#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
#include <string.h>

/* The kinds of nodes as one closed set. The table extension does not export its kinds: a table is
   known by its type's name, and its rows and cells by where they stand. */
typedef enum __attribute__((enum_extensibility(closed))) {
  CMarkdownOther,
  CMarkdownQuote,
  CMarkdownList,
  CMarkdownItem,
  CMarkdownCodeBlock,
  CMarkdownHTMLBlock,
  CMarkdownParagraph,
  CMarkdownHeading,
  CMarkdownRule,
  CMarkdownTable,
  CMarkdownText,
  CMarkdownSoftBreak,
  CMarkdownHardBreak,
  CMarkdownCode,
  CMarkdownInlineHTML,
  CMarkdownEmphasis,
  CMarkdownStrong,
  CMarkdownLink,
  CMarkdownImage
} CMarkdownKind;

static inline CMarkdownKind cmarkdown_kind(cmark_node *_Nonnull node) {
  cmark_node_type type = cmark_node_get_type(node);
  switch (type) {
    case CMARK_NODE_BLOCK_QUOTE: return CMarkdownQuote;
    case CMARK_NODE_LIST: return CMarkdownList;
    case CMARK_NODE_ITEM: return CMarkdownItem;
    case CMARK_NODE_CODE_BLOCK: return CMarkdownCodeBlock;
    case CMARK_NODE_HTML_BLOCK: return CMarkdownHTMLBlock;
    case CMARK_NODE_PARAGRAPH: return CMarkdownParagraph;
    case CMARK_NODE_HEADING: return CMarkdownHeading;
    case CMARK_NODE_THEMATIC_BREAK: return CMarkdownRule;
    case CMARK_NODE_TEXT: return CMarkdownText;
    case CMARK_NODE_SOFTBREAK: return CMarkdownSoftBreak;
    case CMARK_NODE_LINEBREAK: return CMarkdownHardBreak;
    case CMARK_NODE_CODE: return CMarkdownCode;
    case CMARK_NODE_HTML_INLINE: return CMarkdownInlineHTML;
    case CMARK_NODE_EMPH: return CMarkdownEmphasis;
    case CMARK_NODE_STRONG: return CMarkdownStrong;
    case CMARK_NODE_LINK: return CMarkdownLink;
    case CMARK_NODE_IMAGE: return CMarkdownImage;
    default:
      return strcmp(cmark_node_get_type_string(node), "table") == 0 ? CMarkdownTable
                                                                    : CMarkdownOther;
  }
}

static inline int cmarkdown_is_ordered(cmark_node *_Nonnull list) {
  return cmark_node_get_list_type(list) == CMARK_ORDERED_LIST;
}

/* Attaches an extension of the library by its name; does nothing when there is none. */
static inline void cmarkdown_attach(cmark_parser *_Nonnull parser, const char *_Nonnull name) {
  cmark_syntax_extension *extension = cmark_find_syntax_extension(name);
  if (extension) cmark_parser_attach_syntax_extension(parser, extension);
}
