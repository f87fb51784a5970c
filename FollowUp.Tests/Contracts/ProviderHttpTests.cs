using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Infrastructure.Channels.Http;
using FollowUp.Infrastructure.Channels.Resend;
using FollowUp.Tests.Contracts.Fakes;
using FollowUp.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace FollowUp.Tests.Contracts;

/// <summary>What holds for every provider that is reached by HTTP, shown with one of them.</summary>
public sealed class ProviderHttpTests
{
    [Theory]
    [InlineData(502)]
    [InlineData(504)]
    [InlineData(520)]
    [InlineData(524)]
    public async Task A_gateway_that_lost_the_answer_leaves_the_message_uncertain(int status)
        => Assert.IsType<SendOutcome.Uncertain>(await AnsweredAsync(new FakeAnswer(status, "<html>Bad gateway</html>")));

    [Theory]
    [InlineData(408, "408", DeferralKind.Unreachable)]
    [InlineData(500, "500", DeferralKind.Unreachable)]
    [InlineData(503, "503", DeferralKind.Unreachable)]
    [InlineData(301, "301", DeferralKind.Account)]
    [InlineData(307, "307", DeferralKind.Account)]
    [InlineData(403, "403", DeferralKind.Account)]
    [InlineData(425, "425", DeferralKind.Temporary)]
    public async Task A_status_without_the_providers_words_is_read_by_its_number(int status, string code, DeferralKind kind)
        => Assert.Equal(new SendOutcome.Deferred(code, $"The server answered {code}.", Kind: kind), await AnsweredAsync(new FakeAnswer(status, "<html>No</html>", ("Location", "/elsewhere"))));

    [Theory]
    [InlineData("Mon, 02 Mar 2026 09:00:30 GMT", 30)]
    [InlineData("Mon, 02 Mar 2026 08:00:00 GMT", 0)]
    [InlineData("120", 120)]
    public async Task The_wait_asked_for_is_kept_in_either_form(string header, int seconds)
    {
        var outcome = await AnsweredAsync(ResendFake.Error(429, "rate_limit_exceeded", "Slow down.", ("Retry-After", header)));

        Assert.Equal(TimeSpan.FromSeconds(seconds), Assert.IsType<SendOutcome.Deferred>(outcome).RetryAfter);
    }

    [Fact]
    public async Task An_answer_without_end_is_not_read_to_its_end()
    {
        var endless = JsonSerializer.Serialize(new { id = "1", filler = new string('x', HttpLimits.Default.AnswerBytes) });

        Assert.IsType<SendOutcome.Uncertain>(await AnsweredAsync(new FakeAnswer(200, endless)));
    }

    [Fact]
    public async Task A_connection_cut_in_the_middle_of_a_message_means_it_was_not_sent()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var cutting = Task.Run(async () =>
        {
            using var socket = await listener.AcceptSocketAsync();
            await socket.ReceiveAsync(new byte[1000]);
            socket.Close(0);
        });

        // More than the buffers between two sockets hold.
        var large = Letters.Mail(Guid.Empty) with { Attachments = [new Attachment("film.mp4", "video/mp4", new byte[32 * 1024 * 1024])] };
        var outcome = await SentToAsync($"http://{listener.LocalEndpoint}", allowPrivate: true, large);

        Assert.Equal(DeferralKind.Unreachable, Assert.IsType<SendOutcome.Deferred>(outcome).Kind);
        await cutting;
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var trial = new ResendTrial(impatient: false);
        await trial.StartAsync();
        trial.Fake.Say(new FakeAnswer(307, "", ("Location", $"{trial.Fake.Address}/emails")));

        await trial.SendAsync();

        Assert.Single(trial.Fake.Posts);
    }

    [Theory]
    [InlineData("http://127.0.0.1:9", false, "must begin with https://")]
    [InlineData("ftp://api.resend.com", true, "is not a web address")]
    [InlineData("api.resend.com", true, "is not a web address")]
    [InlineData("https://me:key@api.resend.com", true, "must have neither a user, a question mark nor a #")]
    [InlineData("https://api.resend.com/?key=1", true, "must have neither a user, a question mark nor a #")]
    public async Task An_address_that_is_not_called_is_named(string address, bool allowPrivate, string problem)
        => Assert.Equal(
            new SendOutcome.Deferred("settings", $"The Resend setting baseUrl {problem}.", Kind: DeferralKind.Account),
            await SentToAsync(address, allowPrivate));

    [Theory]
    [InlineData("https://127.0.0.1:9")]
    [InlineData("https://[::1]:9")]
    [InlineData("https://localhost:9")]
    public async Task An_address_inside_a_private_network_is_not_called(string address)
    {
        var deferred = Assert.IsType<SendOutcome.Deferred>(await SentToAsync(address, allowPrivate: false));

        Assert.Equal(("address", DeferralKind.Account), (deferred.Code, deferred.Kind));
        Assert.Contains("private network", deferred.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_with_a_line_break_is_refused_without_repeating_it()
    {
        await using var trial = new ResendTrial(impatient: false);
        await trial.StartAsync();

        var outcome = await trial.SendAsync(trial.Message(), trial.Account with { Secrets = new Dictionary<string, string> { ["apiKey"] = "re_1\r\nX-Evil: 1" } });

        Assert.Equal(new SendOutcome.Deferred("settings", "The Resend secret apiKey contains a character that is not allowed there.", Kind: DeferralKind.Account), outcome);
    }

    [Fact]
    public async Task An_account_of_another_channel_is_said_to_be_wrong()
    {
        await using var trial = new ResendTrial(impatient: false);
        await trial.StartAsync();

        var outcome = await trial.SendAsync(Letters.Text(Guid.Parse("0195a000-0000-7000-8000-000000000001")));

        Assert.Equal(new SendOutcome.Deferred("settings", "Resend does not carry Sms.", Kind: DeferralKind.Account), outcome);
        Assert.Empty(trial.Fake.Posts);
    }

    private static async Task<SendOutcome> AnsweredAsync(FakeAnswer answer)
    {
        await using var trial = new ResendTrial(impatient: false);
        await trial.StartAsync();
        trial.Fake.Say(answer);
        return await trial.SendAsync();
    }

    private static async Task<SendOutcome> SentToAsync(string address, bool allowPrivate, OutboundMessage? message = null)
    {
        await using var services = new ServiceCollection().AddSingleton<IClock>(new ManualClock())
            .AddProviderHttp(HttpLimits.Default, new HttpAddresses(allowPrivate)).AddResendChannel().BuildServiceProvider();
        var account = new ChannelAccountSettings(Guid.Empty, new Dictionary<string, string> { ["baseUrl"] = address }, new Dictionary<string, string> { ["apiKey"] = "re_1" });
        return await services.GetRequiredService<IChannelSender>().SendAsync(message ?? Letters.Mail(Guid.Empty), account, CancellationToken.None);
    }
}
