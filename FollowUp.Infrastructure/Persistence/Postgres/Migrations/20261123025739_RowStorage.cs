using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FollowUp.Infrastructure.Persistence.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class RowStorage : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterTable(
                name: "Requests")
                .Annotation("Npgsql:StorageParameter:fillfactor", 60);

            migrationBuilder.AlterTable(
                name: "Messages")
                .Annotation("Npgsql:StorageParameter:fillfactor", 70);

            migrationBuilder.AlterTable(
                name: "Events")
                .Annotation("Npgsql:StorageParameter:fillfactor", 50);

            migrationBuilder.AlterTable(
                name: "Enrollments")
                .Annotation("Npgsql:StorageParameter:fillfactor", 50);

            // Mails are compressed as they are written, and lz4 takes a fraction of the time; servers built without it keep their own way.
            migrationBuilder.Sql(
                """
                DO $$
                BEGIN
                    ALTER TABLE "MessageContents" ALTER COLUMN "Html" SET COMPRESSION lz4;
                    ALTER TABLE "MessageContents" ALTER COLUMN "Text" SET COMPRESSION lz4;
                EXCEPTION WHEN feature_not_supported THEN NULL;
                END $$
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                ALTER TABLE "MessageContents" ALTER COLUMN "Html" SET COMPRESSION default;
                ALTER TABLE "MessageContents" ALTER COLUMN "Text" SET COMPRESSION default;
                """);

            migrationBuilder.AlterTable(
                name: "Requests")
                .OldAnnotation("Npgsql:StorageParameter:fillfactor", 60);

            migrationBuilder.AlterTable(
                name: "Messages")
                .OldAnnotation("Npgsql:StorageParameter:fillfactor", 70);

            migrationBuilder.AlterTable(
                name: "Events")
                .OldAnnotation("Npgsql:StorageParameter:fillfactor", 50);

            migrationBuilder.AlterTable(
                name: "Enrollments")
                .OldAnnotation("Npgsql:StorageParameter:fillfactor", 50);
        }
    }
}
