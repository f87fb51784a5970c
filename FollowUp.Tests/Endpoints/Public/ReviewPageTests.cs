using System.Net;
using System.Net.Http.Headers;
using FollowUp.Core.Requests;
using FollowUp.Tests.Persistence.Public;
using FollowUp.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Tests.Endpoints.Public;

public sealed class ReviewPageTests : IDisposable
{
    private static readonly byte[] Gif = [.. "GIF89a"u8, 1, 0, 1, 0, 0, 0, 0];

    private readonly PublicApp app = new();

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task The_page_shows_the_item_with_nothing_chosen_and_no_script()
    {
        var world = await app.AddRequestAsync();
        using var browser = app.Browse();

        await browser.OpenAsync($"/r/{world.RequestToken}");

        Assert.Equal((HttpStatusCode.OK, "How do you like it?"), (browser.Status, browser.Heading));
        Assert.Contains("Order 1001", browser.Text, StringComparison.Ordinal);
        Assert.Equal(5, browser.Page.QuerySelectorAll("input[type=radio]").Length);
        Assert.Empty(browser.Page.QuerySelectorAll("input:checked"));
        Assert.Empty(browser.Page.QuerySelectorAll("script"));
        Assert.Equal(RequestStatus.Clicked, (await world.RequestAsync()).Status);
    }

    [Fact]
    public async Task A_review_is_sent_and_thanked_for_once()
    {
        var world = await app.AddRequestAsync();
        using var browser = app.Browse();
        await browser.OpenAsync($"/r/{world.RequestToken}");

        await browser.SubmitAsync("review", ("Rating", "4"), ("Headline", "Soft"), ("Text", "It is <b>soft</b>."), ("ShownName", "Nora H."), ("MayPublish", "true"));

        Assert.Equal("Thank you, Nora", browser.Heading);
        var review = await world.ReadAsync(context => context.Set<Review>().SingleAsync());
        Assert.Equal((4, "Soft", "It is <b>soft</b>.", "Nora H.", true), (review.Rating, review.Headline, review.Text, review.ShownName, review.MayPublish));
        Assert.Equal(RequestStatus.Submitted, (await world.RequestAsync()).Status);
        await browser.OpenAsync($"/r/{world.RequestToken}");
        Assert.Equal("Your review is sent", browser.Heading);
        Assert.Empty(browser.Page.QuerySelectorAll("form"));
    }

    [Fact]
    public async Task What_cannot_be_taken_is_said_beside_the_field_and_what_was_typed_stays()
    {
        var world = await app.AddRequestAsync();
        using var browser = app.Browse();
        await browser.OpenAsync($"/r/{world.RequestToken}");

        await browser.SubmitAsync("review", ("Headline", "Soft & warm"), ("Text", " "), ("MayPublish", "true"));

        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
        Assert.Equal("Choose one to five stars.", browser.Page.QuerySelector("#rating-error")?.TextContent);
        Assert.Equal("Write a few words.", browser.Page.QuerySelector("#text-error")?.TextContent);
        Assert.Equal("Soft & warm", browser.Page.QuerySelector("#headline")?.GetAttribute("value"));
        Assert.NotNull(browser.Page.QuerySelector("input[name=MayPublish][checked]"));
        Assert.Equal(0, await world.ReadAsync(context => context.Set<Review>().CountAsync()));
    }

    [Fact]
    public async Task Photos_come_along_and_are_shown_to_members_alone_until_approved()
    {
        var world = await app.AddRequestAsync();
        await SendPhotoAsync(world, Gif, HttpStatusCode.Redirect);
        var photo = Assert.Single((await world.ReadAsync(context => context.Set<Review>().SingleAsync())).Photos);

        using var client = app.CreateClient();
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync($"/reviews/photos/{photo.Hash}")).StatusCode);
        var embedded = $"/embed/reviews/{world.OrganizationId}/photos/{photo.Hash}";
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(embedded)).StatusCode);

        await world.ReadAsync(context => context.Set<Review>().ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, ReviewStatus.Approved)));
        var answer = await client.GetAsync(embedded);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("image/gif", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("inline", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(Gif, await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_file_that_only_claims_to_be_a_picture_is_refused()
    {
        var world = await app.AddRequestAsync();

        var page = await SendPhotoAsync(world, "<script>alert(1)</script>"u8.ToArray(), HttpStatusCode.BadRequest);

        Assert.Contains("Choose JPEG, PNG, WebP or GIF pictures.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Four_photos_of_eight_megabytes_are_taken()
    {
        var world = await app.AddRequestAsync();
        var content = new byte[PhotoFormat.LargestPhoto];
        Gif.CopyTo(content, 0);

        await SendPhotoAsync(world, content, HttpStatusCode.Redirect, PhotoFormat.MostPhotos);

        Assert.Equal(4, (await world.ReadAsync(context => context.Set<Review>().SingleAsync())).Photos.Count);
    }

    [Theory]
    [InlineData(RequestStatus.Expired, HttpStatusCode.Gone, "This link has expired")]
    [InlineData(RequestStatus.Cancelled, HttpStatusCode.Gone, "This request was withdrawn")]
    [InlineData(RequestStatus.Submitted, HttpStatusCode.OK, "Your review is sent")]
    public async Task What_is_over_says_so(RequestStatus status, HttpStatusCode code, string heading)
    {
        var world = await app.AddRequestAsync(status);
        using var browser = app.Browse();

        await browser.OpenAsync($"/r/{world.RequestToken}");

        Assert.Equal((code, heading), (browser.Status, browser.Heading));
        Assert.Equal(status, (await world.RequestAsync()).Status);
    }

    [Fact]
    public async Task A_form_that_was_open_too_long_gets_the_reason()
    {
        var world = await app.AddRequestAsync();
        using var browser = app.Browse();
        await browser.OpenAsync($"/r/{world.RequestToken}");
        app.Clock.Advance(Duration.FromDays(31));

        await browser.SubmitAsync("review", ("Rating", "4"), ("Text", "Soft."));

        Assert.Equal((HttpStatusCode.Gone, "This link has expired"), (browser.Status, browser.Heading));
    }

    [Fact]
    public async Task An_unknown_token_is_404()
    {
        using var browser = app.Browse();

        await browser.OpenAsync("/r/AAAAAAAAAAAAAAAAAAAAAA");

        Assert.Equal((HttpStatusCode.NotFound, "This link does not work"), (browser.Status, browser.Heading));
    }

    [Fact]
    public async Task Without_the_form_of_the_page_nothing_is_taken()
    {
        var world = await app.AddRequestAsync();

        var answer = await app.CreateClient().PostAsync($"/r/{world.RequestToken}", new FormUrlEncodedContent([new("_handler", "review"), new("Rating", "5"), new("Text", "x")]));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(0, await world.ReadAsync(context => context.Set<Review>().CountAsync()));
    }

    [Fact]
    public async Task Approved_reviews_can_be_framed_by_any_site()
    {
        var world = await app.AddRequestAsync();
        using var browser = app.Browse();
        await browser.OpenAsync($"/r/{world.RequestToken}");
        await browser.SubmitAsync("review", ("Rating", "4"), ("Text", "It is <b>soft</b>."), ("MayPublish", "true"));
        using var client = app.CreateClient();
        Assert.Contains("No reviews yet", await client.GetStringAsync($"/embed/reviews/{world.OrganizationId}"), StringComparison.Ordinal);

        await world.ReadAsync(context => context.Set<Review>().ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, ReviewStatus.Approved)));

        var answer = await client.GetAsync($"/embed/reviews/{world.OrganizationId}");
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Contains("It is &lt;b&gt;soft&lt;/b&gt;.", html, StringComparison.Ordinal);
        Assert.Contains("Verified buyer", html, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors *", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("X-Frame-Options"));
        var json = await client.GetAsync($"/embed/reviews/{world.OrganizationId}.json");
        Assert.Equal("*", json.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Contains("\"rating\":4", await json.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task<string> SendPhotoAsync(SentRequest world, byte[] photo, HttpStatusCode expected, int count = 1)
    {
        using var client = app.CreateClient();
        var page = await client.GetAsync($"/r/{world.RequestToken}");
        var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await page.Content.ReadAsStringAsync());
        var form = new MultipartFormDataContent
        {
            { new StringContent(document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new StringContent("review"), "_handler" },
            { new StringContent("5"), "Rating" },
            { new StringContent("Lovely."), "Text" },
            { new StringContent("true"), "MayPublish" },
        };
        for (var number = 0; number < count; number++)
        {
            // Each a little different: the same bytes are kept once.
            var content = (byte[])photo.Clone();
            content[^1] = (byte)number;
            form.Add(new ByteArrayContent(number == 0 ? photo : content) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } }, "Photos", $"photo{number}.png");
        }

        var request = new HttpRequestMessage(HttpMethod.Post, $"/r/{world.RequestToken}") { Content = form };
        request.Headers.Add("Cookie", page.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        var answer = await client.SendAsync(request);
        Assert.Equal(expected, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}
