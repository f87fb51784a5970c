using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using FollowUp.Core.Contacts;
using FollowUp.Core.Kernel;
using FollowUp.Core.Requests;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Privacy;

/// <summary>Writes everything about a person into a ZIP, table by table, without holding it in memory.</summary>
internal sealed class PersonExport(IFileStore files, PersonData data)
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<Stream> WriteAsync(FollowUpDbContext context, Contact contact, CancellationToken cancellationToken)
    {
        var file = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 81920, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            await using (var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken))
            {
                var sections = data.Sections(context, contact);
                await WriteJsonAsync(zip, sections, cancellationToken);
                await WritePageAsync(zip, sections, cancellationToken);
                await WritePicturesAsync(zip, context, contact, cancellationToken);
            }

            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private static async Task WriteJsonAsync(ZipArchive zip, IReadOnlyList<PersonSection> sections, CancellationToken cancellationToken)
    {
        await using var entry = await zip.CreateEntry("data.json").OpenAsync(cancellationToken);
        await using var json = new Utf8JsonWriter(entry, Indented);
        json.WriteStartObject();
        foreach (var section in sections)
        {
            json.WriteStartArray(section.Name);
            await foreach (var row in section.Rows.WithCancellation(cancellationToken))
            {
                row.WriteTo(json);
                await json.FlushAsync(cancellationToken);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static async Task WritePageAsync(ZipArchive zip, IReadOnlyList<PersonSection> sections, CancellationToken cancellationToken)
    {
        await using var entry = await zip.CreateEntry("data.html").OpenAsync(cancellationToken);
        await using var page = new StreamWriter(entry);
        await page.WriteAsync("""
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Your data</title>
            <style>body{font:15px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}dl{display:grid;grid-template-columns:12rem 1fr;gap:.25rem 1rem;border-top:1px solid #ccc;padding:.75rem 0;margin:0}dt{color:#555}dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}</style>
            </head><body><h1>Your data</h1>
            """);
        foreach (var section in sections)
        {
            await page.WriteAsync($"<h2>{Html(section.Title)}</h2>\n");
            var any = false;
            await foreach (var row in section.Rows.WithCancellation(cancellationToken))
            {
                any = true;
                await page.WriteAsync("<dl>");
                foreach (var (name, value) in row.Where(field => field.Value is not null))
                {
                    await page.WriteAsync($"<dt>{Html(name)}</dt><dd>{Html(value is JsonValue one && one.TryGetValue<string>(out var text) ? text : value!.ToJsonString(Json.Options))}</dd>");
                }

                await page.WriteAsync("</dl>\n");
            }

            await page.WriteAsync(any ? "" : "<p>Nothing is kept.</p>\n");
        }

        await page.WriteAsync("</body></html>\n");
    }

    private async Task WritePicturesAsync(ZipArchive zip, FollowUpDbContext context, Contact contact, CancellationToken cancellationToken)
    {
        var reviews = await context.Set<Review>().AsNoTracking().Where(row => row.ContactId == contact.Id).ToListAsync(cancellationToken);
        foreach (var photo in reviews.SelectMany(row => row.Photos).DistinctBy(photo => photo.Hash))
        {
            await using var picture = await files.OpenAsync(contact.OrganizationId, FileArea.Photos, photo.Hash, cancellationToken);
            if (picture is not null)
            {
                await using var entry = await zip.CreateEntry($"photos/{photo.Hash[..12]}.{photo.ContentType.Split('/')[^1]}").OpenAsync(cancellationToken);
                await picture.CopyToAsync(entry, cancellationToken);
            }
        }
    }

    private static string Html(string text) => System.Text.Encodings.Web.HtmlEncoder.Default.Encode(text);
}
