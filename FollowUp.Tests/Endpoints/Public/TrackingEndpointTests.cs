using System.Net;
using FollowUp.Core.Delivery.Tracking;
using FollowUp.Web.Composition;
using FollowUp.Tests.Persistence.Public;

namespace FollowUp.Tests.Endpoints.Public;

public sealed class TrackingEndpointTests : IDisposable
{
    private readonly PublicApp app = new();

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task A_click_leads_on_and_is_noted()
    {
        var world = await app.AddRequestAsync();

        var answer = await app.CreateClient().GetAsync($"/t/c/{TrackingToken.Of(world.MessageToken, 1)}");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("https://shop.test/", answer.Headers.Location?.ToString());
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.NotNull((await world.MessageAsync(world.SentId)).ClickedAt);
    }

    [Theory]
    [InlineData("GET", "Sec-Purpose", "prefetch;prerender")]
    [InlineData("GET", "Purpose", "prefetch")]
    [InlineData("GET", "X-Moz", "prefetch")]
    [InlineData("HEAD", null, null)]
    public async Task Programs_that_look_ahead_are_led_on_and_not_counted(string method, string? header, string? value)
    {
        var world = await app.AddRequestAsync();

        foreach (var path in new[] { $"/t/c/{TrackingToken.Of(world.MessageToken, 0)}", $"/t/o/{world.MessageToken}.gif", method == "GET" ? $"/r/{world.RequestToken}" : $"/t/o/{world.MessageToken}.gif" })
        {
            var request = new HttpRequestMessage(new HttpMethod(method), path);
            if (header is not null)
            {
                request.Headers.Add(header, value);
            }

            Assert.True((await app.CreateClient().SendAsync(request)).StatusCode is HttpStatusCode.OK or HttpStatusCode.Redirect);
        }

        var message = await world.MessageAsync(world.SentId);
        Assert.Null(message.ClickedAt);
        Assert.Null(message.OpenedAt);
        Assert.Null((await world.RequestAsync()).ClickedAt);
    }

    [Fact]
    public async Task An_unknown_link_is_a_page_that_says_so()
    {
        var answer = await app.CreateClient().GetAsync("/t/c/AAAAAAAAAAAAAAAAAAAAAA~0");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("This link does not work", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pixel_is_the_same_picture_for_everybody()
    {
        var world = await app.AddRequestAsync();

        foreach (var token in new[] { world.MessageToken, "unknown" })
        {
            var answer = await app.CreateClient().GetAsync($"/t/o/{token}.gif");
            Assert.Equal(("image/gif", 43), (answer.Content.Headers.ContentType?.MediaType, (await answer.Content.ReadAsByteArrayAsync()).Length));
            Assert.True(answer.Headers.CacheControl?.NoStore);
        }

        Assert.NotNull((await world.MessageAsync(world.SentId)).OpenedAt);
    }

    [Fact]
    public async Task A_short_link_leads_to_the_review_page_and_both_are_one_click()
    {
        var world = await app.AddRequestAsync();
        await world.AddAsync(new ShortLink { Code = "a1B2c3D4", OrganizationId = world.OrganizationId, MessageId = world.SentId, Place = 0, Target = $"https://follow.test/r/{world.RequestToken}" });
        using var client = app.CreateClient();

        Assert.Equal(HttpStatusCode.Redirect, (await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/s/a1B2c3D4"))).StatusCode);
        Assert.Null((await world.MessageAsync(world.SentId)).ClickedAt);
        var answer = await client.GetAsync("/s/a1B2c3D4");
        Assert.Equal((HttpStatusCode.Redirect, $"https://follow.test/r/{world.RequestToken}"), (answer.StatusCode, answer.Headers.Location?.ToString()));
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/r/{world.RequestToken}")).StatusCode);

        Assert.Equal(["clicked"], await world.MessageEventsAsync(world.SentId));
        Assert.NotNull((await world.RequestAsync()).ClickedAt);
        Assert.Empty(await world.RequestEventsAsync());
    }

    [Fact]
    public async Task Who_guesses_codes_is_told_nothing_for_a_while()
    {
        var world = await app.AddRequestAsync();
        await world.AddAsync(new ShortLink { Code = "a1B2c3D4", OrganizationId = world.OrganizationId, MessageId = world.SentId, Place = 0, Target = "https://shop.test/" });
        using var client = app.CreateClient();

        for (var miss = 0; miss < ShortLinkMisses.PerMinute; miss++)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/s/AAAA{miss:0000}")).StatusCode);
        }

        var refused = await client.GetAsync("/s/a1B2c3D4");
        Assert.Equal(((HttpStatusCode)429, null as Uri), (refused.StatusCode, refused.Headers.Location));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/s/no-code")).StatusCode);

        // Long links cannot be guessed and stay open; a short code is none of them.
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync($"/t/c/{TrackingToken.Of(world.MessageToken, 1)}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/t/c/a1B2c3D4")).StatusCode);
    }

    [Fact]
    public async Task A_thousand_clicks_from_one_address_are_all_answered()
    {
        var world = await app.AddRequestAsync();
        using var client = app.CreateClient();

        var answers = await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => client.GetAsync($"/t/c/{TrackingToken.Of(world.MessageToken, 0)}")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        Assert.Equal(["clicked"], await world.MessageEventsAsync(world.SentId));
    }
}
