using System.Net;
using FollowUp.Core.Delivery.Tracking;
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
    public async Task A_thousand_clicks_from_one_address_are_all_answered()
    {
        var world = await app.AddRequestAsync();
        using var client = app.CreateClient();

        var answers = await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => client.GetAsync($"/t/c/{TrackingToken.Of(world.MessageToken, 0)}")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        Assert.Equal(["clicked"], await world.MessageEventsAsync(world.SentId));
    }
}
