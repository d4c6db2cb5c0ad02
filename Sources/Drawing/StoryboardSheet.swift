/// How the page looks and what it does.
extension StoryboardPage {
  static let sheet = """
    *{box-sizing:border-box}
    html,body{height:100%;margin:0}
    body{display:flex;flex-direction:column;background:var(--paper);color:var(--ink);\
    font:16px/1.4 Inter,"Segoe UI",system-ui,"Helvetica Neue",Arial,"DejaVu Sans",sans-serif}
    header{display:flex;align-items:center;gap:14px;padding:10px 16px;flex-wrap:wrap;\
    background:var(--stripe);border-bottom:1px solid var(--rule)}
    .buttons{display:flex;gap:6px}
    button{font:inherit;font-weight:700;letter-spacing:-.12em;min-width:48px;height:40px;\
    padding:0 .12em 0 0;color:var(--ink);background:var(--head);border:1.5px solid var(--edge);\
    border-radius:8px;cursor:pointer}
    button:hover:not(:disabled){background:var(--turn)}
    button:disabled{color:var(--faint);border-style:dashed;background:none;cursor:default}
    :focus-visible{outline:3px solid var(--message);outline-offset:2px}
    #picture:focus-visible,#cast:focus-visible{outline-offset:-3px}
    #count{min-width:8.5em;font-variant-numeric:tabular-nums;font-weight:600}
    #slider{flex:1;min-width:160px;height:28px;accent-color:var(--message)}
    .keys{color:var(--faint);font-size:14px;white-space:nowrap}
    kbd{font:inherit;padding:1px 6px;border:1px solid var(--rule);border-radius:5px}
    #words{margin:0;padding:12px 18px;min-height:58px;font-size:21px;line-height:1.35;\
    font-weight:600;border-bottom:1px solid var(--rule);overflow-wrap:anywhere}
    main{flex:1;min-height:0;display:grid;grid-template-columns:minmax(0,1fr) clamp(320px,27vw,540px)}
    main>section{overflow:auto;min-height:0}
    #picture{padding:0 8px}
    #picture svg{display:block;margin:0 auto;cursor:pointer}
    #cast{border-left:1px solid var(--rule);padding:14px;background:var(--stripe)}
    .card{background:var(--paper);border:1.5px solid var(--rule);border-left-width:8px;\
    border-radius:10px;padding:10px 14px 12px;margin:0 0 12px;overflow-wrap:anywhere}
    .card.acts{border-color:var(--message)}
    .card.gone{border-style:dashed;border-left-style:solid}
    .card h2{display:inline;font-size:19px;margin:0}
    .card .behavior{color:var(--faint);margin-left:.5em}
    .card .condition{margin:2px 0 6px}
    .card .tag{float:right;font-size:13px;font-weight:600;color:var(--message)}
    dl{display:grid;grid-template-columns:auto minmax(0,1fr);gap:1px 12px;margin:0 0 8px}
    dt,dd,li{font-family:ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;\
    font-size:15px}
    dt{color:var(--faint)}
    dd{margin:0}
    .changed{font-weight:700;background:var(--marker);border-radius:4px;padding:0 5px;margin-left:-5px}
    .changed::before{content:"● "}
    .was{color:var(--faint);font-size:13.5px;margin-left:.6em}
    .mailbox{color:var(--faint);font-size:14px;margin:0 0 3px}
    ol{margin:0;padding:0;list-style:none}
    li{border:1.5px solid var(--edge);border-radius:6px;padding:2px 9px;margin:0 0 4px}
    li.new{border-width:2.5px;background:var(--marker);font-weight:700}
    .later{opacity:.18}
    .hit.now rect{fill:var(--turn)}
    .mark.now circle,.mark.now rect,.mark.now path{stroke-width:3px}
    .arrow.travels .arrow{stroke-width:4px}
    noscript p{padding:12px 18px}
    @media (max-width:900px){main{grid-template-columns:1fr;overflow:auto}main>section{overflow:visible}\
    #cast{border-left:0;border-top:1px solid var(--rule)}}
    @media (min-width:1700px){body{font-size:19px}#words{font-size:27px}dt,dd,li{font-size:18px}\
    .card h2{font-size:22px}.was,.mailbox{font-size:16px}}

    """

  static let script = """
    "use strict";
    (() => {
      const run = JSON.parse(document.getElementById("run").textContent);
      const find = id => document.getElementById(id);
      const svg = document.querySelector("#picture svg");
      const last = run.scenes.length;
      const rows = [...svg.querySelectorAll("[data-row]")];
      const marks = [...svg.querySelectorAll("[data-mark]")];
      const arrows = [...svg.querySelectorAll("[data-start]")].map(element => ({
        element,
        start: Number(element.dataset.start),
        end: element.dataset.end === "" ? Infinity : Number(element.dataset.end),
      }));

      // How everybody stands after each scene; what did not change is shared.
      const stands = [];
      for (const scene of [run.opening, ...run.scenes]) {
        const stand = stands.length ? stands[stands.length - 1].slice() : run.roles.map(() => null);
        for (const [role, standing] of scene.changes) stand[role] = standing;
        stands.push(stand);
      }

      const make = (tag, name, text) => {
        const element = document.createElement(tag);
        if (name) element.className = name;
        if (text !== undefined) element.textContent = text;
        return element;
      };

      const card = (role, now, before, acts) => {
        const box = make("article", "card" + (acts ? " acts" : ""));
        if (/^(has )?(stopped|failed|was killed|killed)/.test(now.condition)) box.classList.add("gone");
        if (acts) box.append(make("span", "tag", "◂ this event"));
        box.append(make("h2", "", run.roles[role][0]));
        if (run.roles[role][1]) box.append(make("span", "behavior", run.roles[role][1]));
        if (now.condition) box.append(make("p", "condition", now.condition));
        if (now.fields.length) {
          const list = make("dl");
          const old = new Map(before ? before.fields : []);
          for (const [name, value] of now.fields) {
            const changed = before !== null && old.get(name) !== value;
            const cell = make("dd");
            cell.append(make("span", changed ? "changed" : "", value));
            if (changed && old.has(name)) cell.append(make("span", "was", "was " + old.get(name)));
            list.append(make("dt", "", name), cell);
          }
          box.append(list);
        }
        const count = now.mail.length + now.more;
        box.append(make("p", "mailbox", count === 0 ? "mailbox empty" : "mailbox, " + count + " waiting"));
        if (now.mail.length) {
          const list = make("ol");
          const old = new Set(before ? before.mail : []);
          for (const text of now.mail) {
            list.append(make("li", before !== null && !old.has(text) ? "new" : "", text));
          }
          if (now.more) list.append(make("li", "", "and " + now.more + " more"));
          box.append(list);
        }
        return box;
      };

      // The row of the first mark of a scene.
      const start = scene => scene < 2 ? 0 : run.ends[scene - 2];

      let place = -1;
      const show = (wanted, scrolls = true) => {
        const next = Math.min(last, Math.max(0, wanted));
        if (next === place) return;
        place = next;
        const scene = place === 0 ? run.opening : run.scenes[place - 1];
        const event = place === 0 ? 0 : run.events[place - 1];
        const begin = start(place), end = place === 0 ? 0 : run.ends[place - 1];
        const isNow = index => place > 0 && index >= begin && index < end;
        rows.forEach((row, index) => row.classList.toggle("now", isNow(index)));
        marks.forEach((mark, index) => {
          mark.classList.toggle("now", isNow(index));
          mark.classList.toggle("later", index >= end);
        });
        for (const arrow of arrows) {
          arrow.element.classList.toggle("later", arrow.start >= end);
          arrow.element.classList.toggle(
            "travels", arrow.start < end && arrow.end >= end && arrow.end !== Infinity);
        }
        find("words").textContent = scene.words;
        find("count").textContent = place === 0 ? "beginning, of " + last : place + " of " + last;
        const slider = find("slider");
        slider.value = String(place);
        slider.setAttribute("aria-valuetext", scene.words);
        for (const id of ["first", "back", "previous"]) find(id).disabled = place === 0;
        for (const id of ["next", "forward", "last"]) find(id).disabled = place === last;
        const cast = find("cast");
        const actor = place === 0 ? -1 : run.actors[place - 1];
        let current = null;
        cast.replaceChildren();
        stands[place].forEach((now, role) => {
          if (now === null) return;
          const before = place === 0 ? now : stands[place - 1][role];
          const box = card(role, now, before, role === actor);
          if (role === actor) current = box;
          cast.append(box);
        });
        if (current) current.scrollIntoView({block: "nearest"});
        if (scrolls) follow();
        document.documentElement.dataset.place = String(place);
        document.documentElement.dataset.event = String(event);
        try { history.replaceState(null, "", event ? "#e" + event : "#start"); } catch { /* no history */ }
      };

      const scale = () => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width || 1;
      // Keeps the row in sight, under the heads.
      const follow = () => {
        const pane = find("picture");
        const y = (run.top + (start(place) + 0.5) * run.row) * scale();
        const head = run.top * scale();
        if (y < pane.scrollTop + head + run.row) pane.scrollTop = y - head - 2 * run.row;
        if (y > pane.scrollTop + pane.clientHeight - 2 * run.row) {
          pane.scrollTop = y - pane.clientHeight + 3 * run.row;
        }
      };
      const heads = svg.querySelector(".heads");
      const keepHeads = () => {
        heads.setAttribute("transform", "translate(0 " + find("picture").scrollTop / scale() + ")");
      };
      find("picture").addEventListener("scroll", keepHeads);
      addEventListener("resize", keepHeads);

      const forward = () => show((run.steps.find(step => step + 1 > place) ?? last - 1) + 1);
      const back = () => show((run.steps.findLast(step => step + 1 < place) ?? -1) + 1);
      const moves = {
        first: () => show(0), back, previous: () => show(place - 1),
        next: () => show(place + 1), forward, last: () => show(last),
      };
      for (const [id, move] of Object.entries(moves)) find(id).addEventListener("click", move);
      const keys = {
        ArrowLeft: moves.previous, ArrowRight: moves.next, ArrowUp: back, ArrowDown: forward,
        k: back, j: forward, Home: moves.first, End: moves.last,
      };
      document.addEventListener("keydown", event => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const move = keys[event.key];
        if (!move) return;
        event.preventDefault();
        move();
      });
      find("slider").max = String(last);
      find("slider").addEventListener("input", event => show(Number(event.target.value)));
      svg.addEventListener("click", event => {
        const box = svg.getBoundingClientRect();
        const y = (event.clientY - box.top) * svg.viewBox.baseVal.height / box.height;
        const row = Math.floor((y - run.top) / run.row);
        const scene = row < 0 ? -1 : run.ends.findIndex(end => row < end);
        if (scene >= 0) show(scene + 1, false);
      });
      const jump = () => {
        const wanted = /^#e(\\d+)$/.exec(location.hash);
        const index = wanted ? run.events.indexOf(Number(wanted[1])) : -1;
        show(index + 1);
      };
      addEventListener("hashchange", jump);
      jump();
    })();

    """
}
