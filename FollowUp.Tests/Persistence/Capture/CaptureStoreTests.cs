using FollowUp.Core.Capture;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Tests.Support;

namespace FollowUp.Tests.Persistence.Capture;

public sealed class CaptureStoreTests
{
    private static readonly PageQuery First = new();

    [DatabaseTheory]
    public async Task What_is_made_is_read_changed_archived_and_brought_back(DatabaseKind kind)
    {
        await using var world = await CaptureWorld.CreateAsync(kind);

        var id = await world.Codes.CreateAsync(world.Actor, CaptureWorld.Poster, default);
        var made = await world.Codes.GetAsync(world.Actor, id, default);
        Assert.Equal(("Poster", "https://shop.test/summer", """{"campaign":{"tags":["summer"]}}""", 10), (made.Name, made.Target, made.Properties, made.Code.Length));

        await world.Codes.UpdateAsync(world.Actor, id, 0, CaptureWorld.Poster with { Name = "Flyer", ContactId = world.ContactId }, default);
        await Assert.ThrowsAsync<ConflictException>(() => world.Codes.UpdateAsync(world.Actor, id, 0, CaptureWorld.Poster, default));
        var changed = await world.Codes.GetAsync(world.Actor, id, default);
        Assert.Equal(("Flyer", world.ContactId, made.Code, 1), (changed.Name, changed.ContactId, changed.Code, changed.Version));

        await world.Codes.ArchiveAsync(world.Actor, id, true, default);
        Assert.Empty((await world.Codes.ListAsync(world.Actor, new CaptureFilter(false), First, default)).Items);
        Assert.Equal(id, Assert.Single((await world.Codes.ListAsync(world.Actor, new CaptureFilter(true, "fLy"), First, default)).Items).Id);
        Assert.Null(await world.Visits.ScanAsync(made.Code, Device.Phone, default));

        await world.Codes.ArchiveAsync(world.Actor, id, false, default);
        Assert.Equal("https://shop.test/summer", await world.Visits.ScanAsync(made.Code, Device.Bot, default));
    }

    [DatabaseTheory]
    public async Task Others_see_and_change_nothing(DatabaseKind kind)
    {
        await using var world = await CaptureWorld.CreateAsync(kind);
        var code = await world.Codes.CreateAsync(world.Actor, CaptureWorld.Poster, default);
        var page = await world.Pages.CreateAsync(world.Actor, CaptureWorld.Page, default);
        var form = await world.Forms.CreateAsync(world.Actor, CaptureWorld.Form, default);

        Assert.Equal(0, (await world.Codes.ListAsync(world.Stranger, new CaptureFilter(), First, default)).Total);
        Assert.Equal(0, (await world.Pages.ListAsync(world.Stranger, new CaptureFilter(), First, default)).Total);
        Assert.Equal(0, (await world.Forms.ListAsync(world.Stranger, new CaptureFilter(), First, default)).Total);
        await Assert.ThrowsAsync<NotFoundException>(() => world.Codes.UpdateAsync(world.Stranger, code, null, CaptureWorld.Poster, default));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Pages.ArchiveAsync(world.Stranger, page, true, default));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Forms.GetAsync(world.Stranger, form, default));

        var foreign = await Assert.ThrowsAsync<InputException>(() => world.Codes.CreateAsync(world.Actor, CaptureWorld.Poster with { ContactId = world.OtherContactId }, default));
        Assert.Equal("contactId", Assert.Single(foreign.Errors).Field);
        await Assert.ThrowsAsync<NotFoundException>(() => world.Pages.LinkAsync(world.Actor, page, world.OtherContactId, default));
        await Assert.ThrowsAsync<ForbiddenException>(() => world.Forms.CreateAsync(world.Actor with { Role = Role.Agent }, CaptureWorld.Form, default));
    }

    [DatabaseTheory]
    public async Task A_slug_belongs_to_one_page_of_all_organizations(DatabaseKind kind)
    {
        await using var world = await CaptureWorld.CreateAsync(kind);
        await world.Pages.CreateAsync(world.Actor, CaptureWorld.Page, default);
        var other = await world.Pages.CreateAsync(world.Stranger, CaptureWorld.Page with { Slug = "winter" }, default);

        var create = await Assert.ThrowsAsync<InputException>(() => world.Pages.CreateAsync(world.Stranger, CaptureWorld.Page, default));
        var change = await Assert.ThrowsAsync<InputException>(() => world.Pages.UpdateAsync(world.Stranger, other, null, CaptureWorld.Page, default));

        Assert.Equal(["slug", "slug"], create.Errors.Concat(change.Errors).Select(error => error.Field));
        Assert.Equal("winter", Assert.Single((await world.Pages.ListAsync(world.Stranger, new CaptureFilter(), First, default)).Items).Slug);
    }

    [DatabaseTheory]
    public async Task The_fields_of_a_form_are_kept(DatabaseKind kind)
    {
        await using var world = await CaptureWorld.CreateAsync(kind);
        var id = await world.Forms.CreateAsync(world.Actor, CaptureWorld.Form, default);

        await world.Forms.UpdateAsync(world.Actor, id, null, CaptureWorld.Form with { Fields = CaptureWorld.Form.Fields with { Phone = FieldUse.Required }, RedirectTarget = "https://shop.test/thanks" }, default);

        var form = await world.Forms.GetAsync(world.Actor, id, default);
        Assert.Equal((FieldUse.Required, FieldUse.Required, FieldUse.On, FieldUse.Off), (form.Fields.Email, form.Fields.Phone, form.Fields.FirstName, form.Fields.LastName));
        Assert.Equal([new OwnField("size", "Shoe size")], form.Fields.Own);
        Assert.Equal(("https://shop.test/thanks", 22), (form.RedirectTarget, form.Key.Length));
    }
}
