using System.Net;
using System.Text;
using System.Text.Json;
using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Reports;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Tests.Endpoints.Public;
using FollowUp.Tests.Infrastructure.Webhooks;
using FollowUp.Tests.Persistence.Public;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Tests.Endpoints.Intake;

public sealed class ProviderWebhookTests : IDisposable
{
    /// <summary>What <c>App:BaseUrl</c> is when nobody sets it; requests of these tests name another host.</summary>
    private const string Base = "http://localhost:5080";

    private readonly PublicApp app = new();

    public void Dispose() => app.Dispose();

    [Theory]
    [InlineData("status")]
    [InlineData("inbound")]
    public async Task A_signed_report_reaches_its_message(string part)
    {
        var (world, account) = await AddAsync();

        var (status, body) = await PostAsync($"/webhooks/twilio/{part}/{account}?message={world.SentId}", "MessageSid=SM1&MessageStatus=delivered");

        Assert.Equal((HttpStatusCode.OK, """{"taken":1,"refused":[]}"""), (status, body));
        Assert.Equal(MessageState.Delivered, (await world.MessageAsync(world.SentId)).State);
    }

    [Fact]
    public async Task A_received_text_is_stored_with_the_message_it_answers()
    {
        var (world, account) = await AddAsync();

        var (status, _) = await PostAsync($"/webhooks/twilio/inbound/{account}", "MessageSid=SM9&SmsStatus=received&Body=Yes&From=%2B46701234567&To=%2B15017122661&NumMedia=0");

        Assert.Equal(HttpStatusCode.OK, status);
        var row = await world.ReadAsync(context => context.Set<ReceivedMessage>().SingleAsync());
        Assert.Equal((world.ContactId, world.SentId, "Yes", account), (row.ContactId, row.AnsweredId, row.Text, row.AccountId));
    }

    [Fact]
    public async Task A_wrong_signature_is_refused_and_stores_nothing()
    {
        var (world, account) = await AddAsync();

        var (status, body) = await PostAsync($"/webhooks/twilio/status/{account}", "MessageSid=SM1&MessageStatus=delivered", signature: "AAAA");

        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.DoesNotContain("authToken", body, StringComparison.Ordinal);
        Assert.Equal(MessageState.Sent, (await world.MessageAsync(world.SentId)).State);
        Assert.Equal(0, await world.ReadAsync(context => context.Set<ProviderEvent>().CountAsync()));
    }

    [Fact]
    public async Task The_good_part_of_a_batch_is_taken_and_the_rest_is_named()
    {
        var (world, account) = await AddAsync();
        const string events = """
            [{"type":"com.twilio.messaging.message.delivered","id":"EZ1","data":{"messageSid":"SM1","timestamp":"2026-03-01T09:00:00Z"}},
             {"type":"com.twilio.messaging.message.delivered","id":"EZ2","data":{"messageSid":"SM1","timestamp":[]}}]
            """;

        var (status, body) = await PostAsync($"/webhooks/twilio/status/{account}?bodySHA256={Hash(events)}", events, "application/json");

        Assert.Equal(HttpStatusCode.OK, status);
        var answer = JsonElement.Parse(body);
        Assert.Equal((1, 1), (answer.GetProperty("taken").GetInt32(), answer.GetProperty("refused")[0].GetProperty("index").GetInt32()));
        Assert.Contains("timestamp", answer.GetProperty("refused")[0].GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal(MessageState.Delivered, (await world.MessageAsync(world.SentId)).State);
    }

    [Fact]
    public async Task Unknown_providers_accounts_and_ids_are_not_found()
    {
        var (_, account) = await AddAsync();

        foreach (var path in new[] { $"/webhooks/nobody/status/{account}", $"/webhooks/resend/status/{account}", $"/webhooks/twilio/status/{Guid.Empty}", "/webhooks/twilio/inbound/one" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(path, "MessageSid=SM1&MessageStatus=delivered")).Status);
        }
    }

    [Fact]
    public async Task What_is_signed_and_cannot_be_read_is_a_bad_request_and_what_is_too_large_is_not_read()
    {
        var (_, account) = await AddAsync();

        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync($"/webhooks/twilio/status/{account}?bodySHA256={Hash("[nothing")}", "[nothing", "application/json")).Status);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await PostAsync($"/webhooks/twilio/status/{account}", new string('a', 1024 * 1024 + 1))).Status);
    }

    [Fact]
    public async Task A_challenge_is_answered_with_its_words()
    {
        var (world, _) = await AddAsync();
        var meta = await AddAccountAsync(world, "meta", ("verifyToken", "knock"), ("appSecret", "secret"));

        var answer = await app.CreateClient().GetAsync($"/webhooks/meta/status/{meta}?hub.mode=subscribe&hub.verify_token=knock&hub.challenge=1158201444");

        Assert.Equal((HttpStatusCode.OK, "text/plain", "1158201444"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task An_account_of_one_organization_never_touches_messages_of_another()
    {
        var (world, _) = await AddAsync();
        var stranger = await app.AddRequestAsync();
        var account = await AddAccountAsync(stranger, "twilio", ("authToken", "12345"));

        var (status, _) = await PostAsync($"/webhooks/twilio/status/{account}?message={world.SentId}", "MessageSid=SM1&MessageStatus=delivered");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(MessageState.Sent, (await world.MessageAsync(world.SentId)).State);
    }

    private static string Hash(string body) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(body)));

    /// <summary>A text that Twilio knows as SM1 was sent.</summary>
    private async Task<(SentRequest World, Guid Account)> AddAsync()
    {
        var world = await app.AddRequestAsync();
        await world.ReadAsync(context => context.Set<Message>().Where(row => row.Id == world.SentId).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.Provider, "twilio").SetProperty(row => row.ProviderMessageId, "SM1").SetProperty(row => row.Channel, Channel.Sms).SetProperty(row => row.Address, SentRequest.Phone)));
        return (world, await AddAccountAsync(world, "twilio", ("authToken", "12345")));
    }

    private async Task<Guid> AddAccountAsync(SentRequest world, string provider, params (string Name, string Value)[] secrets)
    {
        var kept = app.Get<ISecretProtector>().Protect(ChannelAccount.SecretPurpose, Json.Write(secrets.ToDictionary(pair => pair.Name, pair => pair.Value)));
        var account = new ChannelAccount
        {
            Id = world.Ids.NewId(), OrganizationId = world.OrganizationId, Channel = Channel.Sms, Provider = provider, Name = provider, From = "+15017122661", ProtectedSecrets = kept, CreatedAt = SentRequest.Start,
        };
        await world.AddAsync(account);
        return account.Id;
    }

    private async Task<(HttpStatusCode Status, string Body)> PostAsync(string path, string body, string type = "application/x-www-form-urlencoded", string? signature = null)
    {
        signature ??= type is "application/json" ? SignedWebhook.TwilioUrl(Base + path) : SignedWebhook.Twilio(Encoding.UTF8.GetBytes(body), Base + path).Header("X-Twilio-Signature");
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, type) };
        request.Headers.Add("X-Twilio-Signature", signature);
        using var answer = await app.CreateClient().SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
