using FollowUp.Core.Delivery;
using FollowUp.Core.Kernel;
using FollowUp.Core.Media;
using FollowUp.Core.Organizations;
using FollowUp.Core.Templates;
using FollowUp.Tests.Support;
using NodaTime;

namespace FollowUp.Tests.Persistence.Media;

public sealed class MediaStoreTests
{
    [DatabaseTheory]
    public async Task A_file_is_kept_once_listed_opened_and_removed(DatabaseKind kind)
    {
        await using var world = await MediaWorld.CreateAsync(kind);
        var first = await world.UploadAsync();
        var again = await world.UploadAsync();
        var other = await world.UploadAsync("Preise №1.pdf");

        Assert.Equal((first.Id, first.Token), (again.Id, again.Token));
        Assert.NotEqual(first.Id, other.Id);
        Assert.Equal((64, 22, "application/pdf", 4096), (first.Hash.Length, first.Token.Length, first.ContentType, first.Size));
        Assert.Equal(1, world.Stored());
        var list = await world.Media.ListAsync(world.Mine, "PREISE", new PageQuery(), default);
        Assert.Equal((1, "Preise №1.pdf"), (list.Total, Assert.Single(list.Items).Name));
        Assert.Equal(SampleFiles.Pdf(), await ReadAsync(await world.Media.OpenAsync(world.Mine, first.Id, default)));
        Assert.Equal(SampleFiles.Pdf(), await ReadAsync((await world.Media.OpenPublicAsync(first.Token, default))!));

        await world.Media.DeleteAsync(world.Mine, first.Id, default);
        Assert.Equal(SampleFiles.Pdf(), await ReadAsync(await world.Media.OpenAsync(world.Mine, other.Id, default)));
        await world.Media.DeleteAsync(world.Mine, other.Id, default);
        Assert.Equal(0, world.Stored());
        Assert.Null(await world.Media.OpenPublicAsync(first.Token, default));
    }

    [DatabaseTheory]
    public async Task Another_organization_sees_opens_removes_and_attaches_nothing(DatabaseKind kind)
    {
        await using var world = await MediaWorld.CreateAsync(kind);
        var file = await world.UploadAsync();

        Assert.Equal(0, (await world.Media.ListAsync(world.Theirs, null, new PageQuery(), default)).Total);
        await Assert.ThrowsAsync<NotFoundException>(() => world.Media.GetAsync(world.Theirs, file.Id, default));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Media.OpenAsync(world.Theirs, file.Id, default));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Media.DeleteAsync(world.Theirs, file.Id, default));
        var error = await Assert.ThrowsAsync<InputException>(() => world.Templates.CreateAsync(
            world.Theirs, new TemplateInput("Ask", Channel.Email, TemplateKind.Request, "Hello", "<p>Hi</p>", "") { Attachments = [file.Id] }, default));
        Assert.Equal("attachments[0]", Assert.Single(error.Errors).Field);
        Assert.Empty(await world.Templates.ListAsync(world.Theirs, null, default));

        // The same bytes of two organizations are two files: removing one leaves the other.
        var theirs = await world.Media.UploadAsync(world.Theirs, "prices.pdf", SampleFiles.Pdf(), default);
        await world.Media.DeleteAsync(world.Mine, file.Id, default);
        Assert.Equal(SampleFiles.Pdf(), await ReadAsync(await world.Media.OpenAsync(world.Theirs, theirs.Id, default)));
    }

    [DatabaseTheory]
    public async Task A_template_holds_files_in_order_and_says_what_does_not_fit(DatabaseKind kind)
    {
        await using var world = await MediaWorld.CreateAsync(kind);
        var (one, two) = (await world.UploadAsync(), await world.UploadAsync("a.png", SampleFiles.Png));
        var id = await world.TemplateAsync(two.Id, one.Id);
        var template = await world.Templates.GetAsync(world.Mine, id, default);
        Assert.Equal(["a.png", "prices.pdf"], template.Attachments.Select(row => row.File!.Name));

        var input = new TemplateInput("Ask", Channel.Email, TemplateKind.Request, "Hello", "<p>Hi</p>", "") { Attachments = [one.Id, two.Id] };
        await world.Templates.UpdateAsync(world.Mine, id, 0, input, default);
        Assert.Equal(["prices.pdf", "a.png"], (await world.Templates.GetAsync(world.Mine, id, default)).Attachments.Select(row => row.File!.Name));

        foreach (var (files, field) in new (Guid[], string)[] { ([one.Id, one.Id], "attachments[1]"), ([world.Ids.NewId()], "attachments[0]") })
        {
            var error = await Assert.ThrowsAsync<InputException>(() => world.Templates.UpdateAsync(world.Mine, id, 1, input with { Name = "Other", Attachments = files }, default));
            Assert.Equal(field, Assert.Single(error.Errors).Field);
        }

        await Assert.ThrowsAsync<ConflictException>(() => world.Templates.UpdateAsync(world.Mine, id, 0, input with { Attachments = [] }, default));
        var unchanged = await world.Templates.GetAsync(world.Mine, id, default);
        Assert.Equal(("Ask", 1, 2), (unchanged.Name, unchanged.Version, unchanged.Attachments.Count));

        var large = await world.UploadAsync("large.pdf", SampleFiles.Pdf(700 * 1024));
        var sms = await Assert.ThrowsAsync<InputException>(() => world.Templates.CreateAsync(
            world.Mine, new TemplateInput("Text", Channel.Sms, TemplateKind.Request, null, null, "Hi") { Attachments = [large.Id] }, default));
        Assert.Equal("“large.pdf” has 700 KB; a text message takes PDF, calendar entries, visiting cards, recordings and films of at most 600 KB each", Assert.Single(sms.Errors).Message);
    }

    [DatabaseTheory]
    public async Task What_a_template_or_an_unsent_message_takes_along_is_not_removed(DatabaseKind kind)
    {
        await using var world = await MediaWorld.CreateAsync(kind);
        var attached = await world.UploadAsync("attached.pdf");
        await world.TemplateAsync(attached.Id);
        var waiting = await world.UploadAsync("waiting.pdf");
        await world.MessageAsync(waiting, MessageState.Planned);
        var doubtful = await world.UploadAsync("doubtful.pdf");
        await world.MessageAsync(doubtful, MessageState.Unknown);
        var sent = await world.UploadAsync("sent.pdf");
        await world.MessageAsync(sent, MessageState.Sent);

        foreach (var file in new[] { attached, waiting, doubtful })
        {
            await Assert.ThrowsAsync<ConflictException>(() => world.Media.DeleteAsync(world.Mine, file.Id, default));
        }

        await world.Media.DeleteAsync(world.Mine, sent.Id, default);
        Assert.Equal(["attached.pdf", "doubtful.pdf", "waiting.pdf"], await world.NamesAsync());
        Assert.Equal(1, world.Stored());
    }

    [DatabaseTheory]
    public async Task Retention_removes_what_nothing_refers_to_a_batch_at_a_time(DatabaseKind kind)
    {
        await using var world = await MediaWorld.CreateAsync(kind);
        var kept = await world.UploadAsync("kept.pdf");
        var template = await world.TemplateAsync(kept.Id);
        await world.MessageAsync(await world.UploadAsync("waiting.pdf"), MessageState.Queued);
        for (var number = 0; number < 5; number++)
        {
            await world.UploadAsync($"old{number}.pdf", SampleFiles.Pdf(100 + number));
        }

        world.Clock.Advance(MediaWorld.Keep - Duration.FromSeconds(1));
        await world.UploadAsync("old0.pdf", SampleFiles.Pdf(100));
        await world.UploadAsync("new.pdf", SampleFiles.Pdf(200));
        Assert.Equal(0, await world.Unused.RemoveAsync(world.Clock.Now, 3, default));
        world.Clock.Advance(Duration.FromSeconds(1));

        Assert.Equal(3, await world.Unused.RemoveAsync(world.Clock.Now, 3, default));
        Assert.Equal(1, await world.Unused.RemoveAsync(world.Clock.Now, 3, default));
        Assert.Equal(["kept.pdf", "new.pdf", "old0.pdf", "waiting.pdf"], await world.NamesAsync());
        Assert.Equal(3, world.Stored());

        // Taken out of the template, it is kept for as long again.
        var input = new TemplateInput("Ask", Channel.Email, TemplateKind.Request, "Hello", "<p>Hi</p>", "");
        await world.Templates.UpdateAsync(world.Mine, template, 0, input, default);
        Assert.Equal(0, await world.Unused.RemoveAsync(world.Clock.Now, 3, default));
        world.Clock.Advance(MediaWorld.Keep);
        Assert.Equal(3, await world.Unused.RemoveAsync(world.Clock.Now, 10, default));
        Assert.Equal(["waiting.pdf"], await world.NamesAsync());
    }

    [DatabaseTheory]
    public async Task Uploads_and_removals_at_once_never_leave_a_row_without_its_bytes(DatabaseKind kind)
    {
        await using var world = await MediaWorld.CreateAsync(kind);
        for (var round = 0; round < 5; round++)
        {
            var before = await world.UploadAsync();
            var uploads = Enumerable.Range(0, 4).Select(number => Task.Run(() => world.UploadAsync($"{number}.pdf"))).ToList();
            await Task.WhenAll(uploads.Cast<Task>().Append(Task.Run(() => world.Media.DeleteAsync(world.Mine, before.Id, default))));
            foreach (var upload in uploads)
            {
                Assert.Equal(SampleFiles.Pdf(), await ReadAsync(await world.Media.OpenAsync(world.Mine, (await upload).Id, default)));
                await world.Media.DeleteAsync(world.Mine, (await upload).Id, default);
            }

            Assert.Equal(0, world.Stored());
        }
    }

    [Fact]
    public async Task Who_may_only_read_changes_nothing()
    {
        await using var world = await MediaWorld.CreateAsync(DatabaseKind.Sqlite);
        var agent = world.Mine with { Role = Role.Agent };
        var file = await world.UploadAsync();

        await Assert.ThrowsAsync<ForbiddenException>(() => world.Media.UploadAsync(agent, "a.png", SampleFiles.Png, default));
        await Assert.ThrowsAsync<ForbiddenException>(() => world.Media.DeleteAsync(agent, file.Id, default));
        Assert.Equal(1, (await world.Media.ListAsync(agent, null, new PageQuery(), default)).Total);
        Assert.Equal(1, world.Stored());
    }

    private static async Task<byte[]> ReadAsync(OpenedMedia opened)
    {
        await using (opened.Content)
        {
            using var copy = new MemoryStream();
            await opened.Content.CopyToAsync(copy);
            return copy.ToArray();
        }
    }
}
