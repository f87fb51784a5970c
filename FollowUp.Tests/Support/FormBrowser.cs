using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace FollowUp.Tests.Support;

/// <summary>A browser without JavaScript: keeps cookies, follows redirects, sends the forms of a page as they are.</summary>
internal sealed class FormBrowser(HttpClient client) : IDisposable
{
    /// <summary>Path and query of the page shown.</summary>
    public string At { get; private set; } = "/";

    public HttpStatusCode Status { get; private set; }

    public IHtmlDocument Page { get; private set; } = new HtmlParser().ParseDocument("");

    /// <summary>All the page's words.</summary>
    public string Text => Page.Body?.TextContent ?? "";

    public string Heading => Page.QuerySelector("h1")?.TextContent ?? "";

    public void Dispose() => client.Dispose();

    public Task OpenAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Fills in the form with this handler name, or with this action, and sends it.</summary>
    public Task SubmitAsync(string form, params (string Name, string Value)[] values)
    {
        var element = Page.QuerySelectorAll("form").OfType<IHtmlFormElement>().SingleOrDefault(candidate =>
                candidate.QuerySelector("input[name=_handler]")?.GetAttribute("value") == form || candidate.GetAttribute("action") == form)
            ?? throw new InvalidOperationException($"No form {form} on {At}: {Text}");
        var fields = element.QuerySelectorAll("input").OfType<IHtmlInputElement>()
            .Where(input => input.Name is { Length: > 0 } && (input.Type is not ("checkbox" or "radio" or "file") || input.IsChecked))
            .ToDictionary(input => input.Name!, input => input.Value);
        foreach (var (name, value) in values)
        {
            fields[name] = value;
        }

        var action = element.GetAttribute("action") is { Length: > 0 } path ? path : At;
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(fields) });
    }

    public async Task SignInAsync(string email, string password)
    {
        await OpenAsync("/account/sign-in");
        await SubmitAsync("sign-in", ("Email", email), ("Password", password));
    }

    private async Task SendAsync(HttpRequestMessage request)
    {
        using var answer = await client.SendAsync(request);
        Status = answer.StatusCode;
        At = answer.RequestMessage!.RequestUri!.PathAndQuery;
        Page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }
}
