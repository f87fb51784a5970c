namespace FollowUp.Benchmarks.Canvas;

/// <summary>What is measured inside the browser.</summary>
internal static class CanvasScripts
{
    /// <summary>Within the open application to the canvas, until all steps are there and the script answers to the pointer.</summary>
    public const string Open =
        """
        async ([url, count]) => {
          const began = performance.now();
          Blazor.navigateTo(url);
          while (document.querySelectorAll("[data-node]").length !== count || !/\d%/.test(document.querySelector("[data-zoom]")?.textContent ?? "")) {
            await new Promise(requestAnimationFrame);
          }
          return performance.now() - began;
        }
        """;

    /// <summary>The same markup put into the page at once: what the browser alone needs for it.</summary>
    public const string Bare =
        """
        async () => {
          const canvas = document.querySelector("[data-canvas]");
          const html = canvas.outerHTML;
          const place = document.createElement("div");
          place.style.cssText = "position:fixed;inset:0;display:flex;z-index:99";
          await new Promise(requestAnimationFrame);
          const began = performance.now();
          place.innerHTML = html;
          document.body.append(place);
          place.getBoundingClientRect();
          await new Promise(requestAnimationFrame);
          await new Promise(requestAnimationFrame);
          const took = performance.now() - began;
          place.remove();
          return took;
        }
        """;

    /// <summary>Begins to note, for each frame, how long after the last it began and how long its work took until it was drawn.</summary>
    public const string Watch =
        """
        () => {
          const channel = new MessageChannel();
          window.frames60 = { gaps: [], work: [], on: true };
          let last = 0, began = 0;
          channel.port1.onmessage = () => window.frames60.work.push(performance.now() - began);
          const tick = now => {
            if (last) { window.frames60.gaps.push(now - last); }
            last = now;
            began = performance.now();
            channel.port2.postMessage(0);
            if (window.frames60.on) { requestAnimationFrame(tick); }
          };
          requestAnimationFrame(tick);
        }
        """;

    /// <summary>Ends it.</summary>
    public const string Watched = "() => { window.frames60.on = false; return { gaps: window.frames60.gaps, work: window.frames60.work }; }";
}
