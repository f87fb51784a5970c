using System.Net;
using FollowUp.Core.Consent;
using FollowUp.Core.Requests;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Tests.Endpoints.Public;

public sealed class UnsubscribeTests : IDisposable
{
    private readonly PublicApp app = new();

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task Looking_at_the_page_changes_nothing_the_button_does_and_undo_takes_it_back()
    {
        var world = await app.AddRequestAsync();
        using var browser = app.Browse();

        await browser.OpenAsync($"/u/{world.MessageToken}");
        Assert.Equal("Stop these messages?", browser.Heading);
        Assert.Contains("n•••@example.com", browser.Text, StringComparison.Ordinal);
        Assert.Equal(0, await world.ReadAsync(context => context.Set<Suppression>().CountAsync()));

        await browser.SubmitAsync($"/u/{world.MessageToken}/stop");
        Assert.Equal("You are unsubscribed", browser.Heading);
        Assert.Equal(1, await world.ReadAsync(context => context.Set<Suppression>().CountAsync()));
        Assert.Equal((RequestStatus.Sent, null), ((await world.RequestAsync()).Status, (await world.RequestAsync()).NextReminderAt));

        await browser.SubmitAsync($"/u/{world.MessageToken}/undo");
        Assert.Equal("Stop these messages?", browser.Heading);
        Assert.Equal(0, await world.ReadAsync(context => context.Set<Suppression>().CountAsync()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_one_click_of_a_mail_program_needs_no_cookie_and_is_answered_at_once(bool multipart)
    {
        var world = await app.AddRequestAsync();
        HttpContent body = multipart
            ? new MultipartFormDataContent { { new StringContent("One-Click"), "List-Unsubscribe" } }
            : new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);

        var answer = await app.CreateClient().PostAsync($"/u/{world.MessageToken}", body);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("one-click unsubscribe", (await world.ReadAsync(context => context.Set<Suppression>().SingleAsync())).Source);
    }

    [Fact]
    public async Task Posts_that_are_neither_change_nothing()
    {
        var world = await app.AddRequestAsync();
        using var client = app.CreateClient();

        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync($"/u/{world.MessageToken}", new FormUrlEncodedContent([new("x", "y")]))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync($"/u/{world.MessageToken}", null)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync($"/u/{world.MessageToken}/stop", new FormUrlEncodedContent([new("x", "y")]))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.PostAsync("/u/unknown", new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]))).StatusCode);
        var unknown = await client.GetAsync("/u/unknown");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Contains("This link does not work", await unknown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await world.ReadAsync(context => context.Set<Suppression>().CountAsync()));
    }
}
