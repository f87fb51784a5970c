using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FollowUp.Tests.Support.Browsing;

/// <summary>The way from a page to the application: it can be cut, first without anybody noticing.</summary>
internal sealed class Network(IPage page)
{
    private const string Sockets =
        """
        const Plain = WebSocket;
        const sockets = [];
        window.said = { heard: [], unheard: [] };
        window.WebSocket = class extends Plain {
          constructor(...given) {
            if (window.down) {
              throw new Error("down");
            }
            super(...given);
            sockets.push(this);
          }
          send(what) {
            window.said[window.deaf ? "unheard" : "heard"].push(typeof what === "string" ? what : new TextDecoder().decode(what));
            if (!window.deaf) {
              super.send(what);
            }
          }
        };
        window.cut = () => {
          window.down = true;
          sockets.forEach(one => one.close());
        };
        """;

    private const string Blazor = "**/_blazor**";

    /// <summary>Comes before the page is opened.</summary>
    public Task PrepareAsync() => page.AddInitScriptAsync(Sockets);

    /// <summary>What the page says is not heard any more, and the page does not know.</summary>
    public Task DeafenAsync() => page.EvaluateAsync("window.deaf = true");

    /// <summary>Waits until something was said that the application heard.</summary>
    public Task HeardAsync(string text) => SaidAsync("heard", text);

    /// <summary>Waits until something was said that nobody heard.</summary>
    public Task UnheardAsync(string text) => SaidAsync("unheard", text);

    /// <summary>The page knows that the connection is gone, and cannot make another.</summary>
    public async Task CutAsync()
    {
        await page.RouteAsync(Blazor, route => route.AbortAsync());
        await page.EvaluateAsync("window.cut()");
        await Expect(page.GetByText("Connection lost.")).ToBeVisibleAsync();
    }

    /// <summary>All is well again, and the page has noticed.</summary>
    public async Task MendAsync()
    {
        await page.UnrouteAsync(Blazor);
        await page.EvaluateAsync("window.down = window.deaf = false");
        await Expect(page.GetByText("Connection lost.")).ToBeHiddenAsync();
    }

    private Task<IJSHandle> SaidAsync(string list, string text) => page.WaitForFunctionAsync("([list, text]) => window.said[list].some(one => one.includes(text))", new[] { list, text });
}
