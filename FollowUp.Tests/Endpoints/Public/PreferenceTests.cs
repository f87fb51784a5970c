using System.Net;
using FollowUp.Core.Consent;
using FollowUp.Core.Consent.Preferences;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Tests.Endpoints.Public;

public sealed class PreferenceTests : IDisposable
{
    private readonly PublicApp app = new();

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task The_page_shows_what_holds_and_everything_can_be_turned_off()
    {
        var world = await app.AddRequestAsync();
        using var browser = app.Browse();

        await browser.OpenAsync($"/preferences/{world.MessageToken}");
        Assert.Equal("What would you like to hear about?", browser.Heading);
        Assert.Contains("n•••@example.com", browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("nora@example.com", browser.Text, StringComparison.Ordinal);
        Assert.Equal(0, await world.ReadAsync(context => context.Set<ContactPreferences>().CountAsync()));
    }

    [Fact]
    public async Task Posts_without_the_pages_own_form_change_nothing()
    {
        var world = await app.AddRequestAsync();
        using var client = app.CreateClient();

        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync($"/preferences/{world.MessageToken}", new FormUrlEncodedContent([new("all", "off")]))).StatusCode);
        var page = await client.GetAsync($"/preferences/{world.MessageToken}");
        Assert.Contains("noindex", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("script-src 'self'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.True(page.Headers.CacheControl!.NoStore);
        var unknown = await client.GetAsync("/preferences/unknown");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(0, await world.ReadAsync(context => context.Set<Suppression>().CountAsync()));
    }
}
