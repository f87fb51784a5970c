using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Kernel;
using FollowUp.Core.Media;
using FollowUp.Core.Templates;
using FollowUp.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Tests.Engine.Scenarios;

/// <summary>What messages take along.</summary>
public sealed class AttachmentStories
{
    private const string Mailed = """{ "schema": 1, "trigger": { "event": "visited" }, "steps": [ { "id": "go", "kind": "send", "channel": "email", "template": "@email", "next": "end" }, { "id": "end", "kind": "end" } ], "start": "go" }""";
    private const string Texted = """{ "schema": 1, "trigger": { "event": "visited" }, "steps": [ { "id": "go", "kind": "send", "channel": "sms", "template": "@sms", "next": "end" }, { "id": "end", "kind": "end" } ], "start": "go" }""";

    [DatabaseTheory]
    public async Task A_mail_takes_the_files_of_its_template_along_byte_by_byte(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.PublishAsync(Mailed);
        var files = await story.AttachAsync(Channel.Email, ("Preise №1.pdf", SampleFiles.Pdf(200_000)), ("a.png", SampleFiles.Png));
        await story.HappenAsync("visited");
        await story.PassAsync(Duration.FromDays(2));

        var sent = Assert.Single(story.Provider.Accepted).Message;
        Assert.Equal(["Preise №1.pdf", "a.png"], sent.Attachments.Select(file => file.FileName));
        Assert.Equal(["application/pdf", "image/png"], sent.Attachments.Select(file => file.ContentType));
        Assert.Equal(SampleFiles.Pdf(200_000), sent.Attachments[0].Content.ToArray());
        Assert.Equal(SampleFiles.Png, sent.Attachments[1].Content.ToArray());
        Assert.Empty(sent.Media);
        var recorded = (await story.Get<IMessageQueries>().GetAsync(story.Owner, sent.Id, default)).Files;
        Assert.Equal(files.Select(file => file.Id), recorded.Select(row => row.MediaId));
    }

    [DatabaseTheory]
    public async Task A_session_message_names_the_address_of_its_file_beside_its_words(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.PublishAsync(Texted.Replace("sms", "whatsapp", StringComparison.Ordinal));
        var file = Assert.Single(await story.AttachAsync(Channel.WhatsApp, ("a.png", SampleFiles.Png)));
        await story.HearAsync();
        await story.HappenAsync("visited", phone: Story.Number);
        await story.RunAsync();

        var sent = Assert.Single(story.Provider.Accepted).Message;
        Assert.Equal((Channel.WhatsApp, null), (sent.Channel, sent.WhatsApp));
        Assert.EndsWith($"/m/{file.Token}", Assert.Single(sent.Media).Url.AbsoluteUri, StringComparison.Ordinal);
        Assert.NotEmpty(sent.Text);
    }

    [DatabaseTheory]
    public async Task A_text_message_names_the_addresses_from_which_the_provider_fetches(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.PublishAsync(Texted);
        var file = Assert.Single(await story.AttachAsync(Channel.Sms, ("a.png", SampleFiles.Png)));
        await story.HappenAsync("visited", phone: "+12125550123");
        await story.PassAsync(Duration.FromDays(2));

        var sent = Assert.Single(story.Provider.Accepted).Message;
        var link = Assert.Single(sent.Media);
        Assert.EndsWith($"/m/{file.Token}", link.Url.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal(("image/png", "a.png"), (link.ContentType, link.FileName));
        Assert.Empty(sent.Attachments);
    }

    [DatabaseTheory]
    public async Task A_provider_that_carries_no_files_gets_no_message_without_them(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind, new SenderCapabilities(Files: false));
        await story.PublishAsync(Texted);
        await story.AttachAsync(Channel.Sms, ("a.png", SampleFiles.Png));
        await story.HappenAsync("visited", phone: "+12125550123");
        await story.PassAsync(Duration.FromDays(2));

        Assert.Empty(story.Provider.All);
        var message = Assert.Single(await story.MessagesAsync());
        Assert.Equal((MessageState.Failed, 1), (message.State, message.AttemptCount));
        Assert.Contains("carries none", message.LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_whose_file_is_lost_fails_with_its_name()
    {
        await using var story = await Story.BeginAsync(DatabaseKind.Sqlite);
        await story.PublishAsync(Mailed);
        var file = Assert.Single(await story.AttachAsync(Channel.Email, ("a.png", SampleFiles.Png)));
        story.Get<IFileStore>().Delete(story.Owner.OrganizationId, FileArea.Media, file.Hash);
        await story.HappenAsync("visited");
        await story.PassAsync(Duration.FromDays(2));

        Assert.Empty(story.Provider.All);
        Assert.Equal("The attached file “a.png” is not stored any more.", Assert.Single(await story.MessagesAsync()).LastError);
    }

    [Fact]
    public async Task Many_mails_with_one_large_file_all_leave()
    {
        await using var story = await Story.BeginAsync(DatabaseKind.Sqlite);
        await story.PublishAsync(Mailed);
        await story.AttachAsync(Channel.Email, ("large.pdf", SampleFiles.Pdf(9 * 1024 * 1024)));
        for (var number = 0; number < 12; number++)
        {
            await story.HappenAsync("visited", $"noor{number}@example.com");
        }

        await story.PassAsync(Duration.FromDays(2));

        Assert.Equal(12, story.Provider.Accepted.Select(sent => sent.To).Distinct().Count());
        Assert.All(story.Provider.Accepted, sent => Assert.Equal(9 * 1024 * 1024, sent.Message.Attachments[0].Content.Length));
    }

    [Fact]
    public async Task A_message_that_waits_for_another_try_keeps_its_file_after_the_template_lets_go_of_it()
    {
        await using var story = await Story.BeginAsync(DatabaseKind.Sqlite);
        await story.PublishAsync(Mailed);
        var file = Assert.Single(await story.AttachAsync(Channel.Email, ("a.png", SampleFiles.Png)));
        story.Provider.Answer = _ => new SendOutcome.Deferred("451", "Not now");
        await story.HappenAsync("visited");
        await story.RunAsync();
        await story.AttachAsync(Channel.Email);

        await Assert.ThrowsAsync<ConflictException>(() => story.Get<IMedia>().DeleteAsync(story.Owner, file.Id, default));

        story.Provider.Answer = message => new SendOutcome.Accepted(message.Id.ToString());
        await story.PassAsync(Duration.FromDays(2));
        await story.Get<IMedia>().DeleteAsync(story.Owner, file.Id, default);
        Assert.Single(story.Provider.Accepted);
    }
}
