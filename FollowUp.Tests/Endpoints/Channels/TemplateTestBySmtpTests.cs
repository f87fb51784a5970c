using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using FollowUp.Core.Delivery;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Tests.Support;
using FollowUp.Tests.Support.Smtp;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Tests.Endpoints.Channels;

/// <summary>A template is sent to the one who asks for it through a real account.</summary>
public sealed class TemplateTestBySmtpTests : IAsyncLifetime, IDisposable
{
    private readonly SmtpSink sink = new();
    private readonly TestApp app = new();
    private HttpClient client = default!;

    public Task InitializeAsync()
    {
        foreach (var (key, value) in new[] { ("Host", "127.0.0.1"), ("Port", sink.Port.ToString(CultureInfo.InvariantCulture)), ("Security", "none"), ("From", "shop@example.com") })
        {
            app.Settings[$"Channels:Smtp:{key}"] = value;
        }

        client = app.CreateApiClient();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await sink.DisposeAsync();

    public void Dispose()
    {
        client.Dispose();
        app.Dispose();
    }

    [Fact]
    public async Task It_leaves_through_the_organizations_account_and_is_kept_nowhere()
    {
        var said = await TestAsync();

        Assert.Equal(("accepted", "smtp"), (said.GetProperty("outcome").GetString(), said.GetProperty("provider").GetString()));
        var mail = Assert.Single(sink.Mails);
        Assert.Contains("Subject: [Test] Hello Hana", Encoding.UTF8.GetString(mail.Raw.Span), StringComparison.Ordinal);
        await using var context = app.Get<Database>().Open(DataScope.All);
        Assert.Empty(await context.Set<Message>().ToListAsync());
    }

    [Fact]
    public async Task What_the_provider_said_is_told()
    {
        sink.Script = step => step.Stage == SmtpSinkStage.Rcpt ? new SmtpSinkAnswer.Say("550 5.1.1 No such mailbox") : null;
        var refused = await TestAsync();
        sink.Script = step => step.Stage == SmtpSinkStage.Body ? new SmtpSinkAnswer.Cut() : null;

        Assert.Equal("refused", refused.GetProperty("outcome").GetString());
        Assert.Contains("No such mailbox", refused.GetProperty("words").GetString(), StringComparison.Ordinal);
        Assert.Equal("uncertain", (await TestAsync()).GetProperty("outcome").GetString());
        Assert.Equal(0, sink.Count);
    }

    private async Task<JsonElement> TestAsync()
    {
        using var made = await client.PostAsJsonAsync("/api/v1/templates", new { name = "Hello", kind = "message", channel = "email", subject = "Hello {{first_name}}", html = "<p>Hi</p>", text = "" });
        var id = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        using var answer = await client.PostAsJsonAsync($"/api/v1/templates/{id}/send-test", new { to = "owner@example.com" });
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
