package dev.simplon.bindings.generator;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.simplon.bindings.generator.Field.Primitive;
import dev.simplon.bindings.generator.Field.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;

/// Writes the classes of one version of a provider: a package for each resource and data source,
/// and one for the provider itself.
final class BindingWriter {
    private static final String CONSTRUCTS = "dev.simplon.constructs";
    private static final ClassName CONSTRUCT = ClassName.get(CONSTRUCTS, "Construct");
    private static final ClassName RESOLVABLE = ClassName.get(CONSTRUCTS, "IResolvable");
    private static final ClassName ARGUMENTS = ClassName.get(CONSTRUCTS, "Arguments");
    private static final ClassName STRUCT = ClassName.get(CONSTRUCTS, "Struct");
    private static final ClassName META = ClassName.get(CONSTRUCTS, "TerraformMetaArguments");
    private static final ClassName PARENT = ClassName.get(CONSTRUCTS, "IInterpolatingParent");
    private static final ClassName COMPLEX_OBJECT = ClassName.get(CONSTRUCTS, "ComplexObject");
    private static final ClassName COMPLEX_LIST = ClassName.get(CONSTRUCTS, "ComplexList");
    private static final ClassName STRING_MAP = ClassName.get(CONSTRUCTS, "StringMap");
    private static final ClassName GENERATOR_METADATA =
            ClassName.get(CONSTRUCTS, "TerraformProviderGeneratorMetadata");
    private static final ClassName LIST = ClassName.get(List.class);
    private static final AnnotationSpec NULLABLE =
            AnnotationSpec.builder(ClassName.get("org.jspecify.annotations", "Nullable")).build();

    private final String root;
    private final String provider;
    private final String constraint;
    private final Set<String> packages = new TreeSet<>();
    private final Map<Path, String> files = new TreeMap<>();

    BindingWriter(String root, String provider, String constraint) {
        this.root = root;
        this.provider = provider;
        this.constraint = constraint;
    }

    /// Texts by where they belong below the source root.
    Map<Path, String> files() {
        return files;
    }

    Set<String> packages() {
        return packages;
    }

    void write(ProviderSchema schema) {
        for (var entry : schema.resources().entrySet()) {
            var name = withoutPrefix(entry.getKey());
            construct(
                    new Kind("TerraformResource", META, entry.getKey()),
                    name,
                    Naming.className(name),
                    entry.getValue());
        }
        for (var entry : schema.dataSources().entrySet()) {
            var name = "data_" + entry.getKey();
            construct(
                    new Kind("TerraformDataSource", META, entry.getKey()),
                    name,
                    Naming.className(name),
                    entry.getValue());
        }
        construct(
                new Kind("TerraformProvider", STRUCT, provider),
                "provider",
                Naming.className(provider) + "Provider",
                withAlias(schema.provider()));
    }

    private static Block withAlias(Block provider) {
        var fields = new ArrayList<>(provider.fields());
        fields.removeIf(f -> f.name().equals("alias"));
        fields.add(
                new Field(
                        "alias",
                        new Shape.Scalar(Primitive.STRING),
                        false,
                        true,
                        "The name of this configuration where a stack has more than one."));
        return new Block(fields, provider.description());
    }

    private String withoutPrefix(String type) {
        return type.startsWith(provider + "_") ? type.substring(provider.length() + 1) : type;
    }

    /// @param base the class that constructs of this kind extend
    /// @param config what their configuration extends
    private record Kind(String base, ClassName config, String type) {
        boolean isProvider() {
            return base.equals("TerraformProvider");
        }

        String what() {
            return switch (base) {
                case "TerraformProvider" -> "The provider";
                case "TerraformDataSource" -> "The data source";
                default -> "The resource";
            };
        }
    }

    private void construct(Kind kind, String packageName, String className, Block block) {
        var inPackage = root + "." + packageName;
        packages.add(inPackage);
        writePackageInfo(inPackage, kind.what() + " `" + kind.type() + "` and its nested blocks.");
        nestedClasses(inPackage, className, block);

        var self = ClassName.get(inPackage, className);
        var config = ClassName.get(inPackage, className + "Config");
        var type =
                TypeSpec.classBuilder(self)
                        .addModifiers(Modifier.PUBLIC)
                        .superclass(ClassName.get(CONSTRUCTS, kind.base()))
                        .addJavadoc(
                                doc(kind.what() + " `" + kind.type() + "`.", block.description()))
                        .addField(
                                FieldSpec.builder(String.class, "TF_RESOURCE_TYPE")
                                        .addModifiers(
                                                Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                                        .initializer("$S", kind.type())
                                        .build())
                        .addMethod(constructor(kind, config));
        if (block.required().isEmpty()) {
            type.addMethod(
                    MethodSpec.constructorBuilder()
                            .addModifiers(Modifier.PUBLIC)
                            .addParameter(CONSTRUCT, "scope")
                            .addParameter(String.class, "id")
                            .addStatement("this(scope, id, $T.builder().build())", config)
                            .build());
        }
        accessors(type, block, inPackage, className, kind.isProvider());
        type.addType(constructBuilder(kind, self, config, block, inPackage, className));
        emit(inPackage, type);
        emit(inPackage, configClass(kind, config, block, inPackage, className));
    }

    private MethodSpec constructor(Kind kind, ClassName config) {
        var constructor =
                MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PUBLIC)
                        .addParameter(CONSTRUCT, "scope")
                        .addParameter(String.class, "id")
                        .addParameter(config, "config");
        var metadata = CodeBlock.of("new $T($S, $S)", GENERATOR_METADATA, provider, constraint);
        if (kind.isProvider()) {
            constructor.addStatement(
                    "super(scope, id, TF_RESOURCE_TYPE, $L, $S, config)", metadata, provider);
        } else {
            constructor.addStatement("super(scope, id, TF_RESOURCE_TYPE, $L, config)", metadata);
        }
        return constructor.build();
    }

    /// Getters that are references, what was given, setters and resets.
    private static void accessors(
            TypeSpec.Builder type,
            Block block,
            String inPackage,
            String prefix,
            boolean isProvider) {
        for (var field : block.fields()) {
            if (isProvider && field.name().equals("alias")) {
                continue;
            }
            if (!isProvider) {
                type.addMethod(reference(field, inPackage, prefix));
            } else {
                type.addMethod(input(field, field.getter(), inPackage, prefix));
            }
            if (field.settable()) {
                type.addMethod(input(field, field.getter() + "Input", inPackage, prefix));
                type.addMethod(
                        MethodSpec.methodBuilder(setter(field))
                                .addModifiers(Modifier.PUBLIC)
                                .addParameter(
                                        nullable(
                                                argumentType(
                                                        field.shape(), field, inPackage, prefix),
                                                !field.required()),
                                        "value")
                                .addStatement("set($S, value)", field.name())
                                .build());
                if (!field.required()) {
                    type.addMethod(
                            MethodSpec.methodBuilder("reset" + Naming.capital(field.property()))
                                    .addModifiers(Modifier.PUBLIC)
                                    .addStatement("reset($S)", field.name())
                                    .build());
                }
            }
        }
    }

    private static String setter(Field field) {
        var verb =
                field.shape() instanceof Shape.One || field.shape() instanceof Shape.Several
                        ? "put"
                        : "set";
        return verb + Naming.capital(field.property());
    }

    private static MethodSpec input(Field field, String name, String inPackage, String prefix) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .returns(nullable(inputType(field.shape(), field, inPackage, prefix), true))
                .addStatement("return input($S)", field.name())
                .build();
    }

    private static MethodSpec reference(Field field, String inPackage, String prefix) {
        var method =
                MethodSpec.methodBuilder(field.getter())
                        .addModifiers(Modifier.PUBLIC)
                        .addJavadoc(
                                doc("A reference to `" + field.name() + "`.", field.description()));
        var nested = prefix + Naming.className(field.name());
        switch (field.shape()) {
            case Shape.Scalar(Primitive primitive) ->
                    method.returns(referenceType(primitive))
                            .addStatement(
                                    "return $L($S)", attributeGetter(primitive), field.name());
            case Shape.Many(Primitive primitive, boolean set) ->
                    method.returns(ParameterizedTypeName.get(LIST, elementType(primitive)))
                            .addStatement(
                                    "return $L($S)",
                                    primitive == Primitive.NUMBER
                                            ? "getNumberListAttribute"
                                            : set ? "getSetAttribute" : "getListAttribute",
                                    field.name());
            case Shape.MapOf(Primitive primitive) -> {
                if (field.settable()) {
                    method.returns(mapOf(primitive))
                            .addStatement("return $L($S)", mapGetter(primitive), field.name());
                } else {
                    method.returns(STRING_MAP)
                            .addStatement("return new $T(this, $S)", STRING_MAP, field.name());
                }
            }
            case Shape.One(_, boolean indexed) -> {
                var reference = ClassName.get(inPackage, nested + "OutputReference");
                method.returns(reference)
                        .addStatement(
                                "return new $T(this, $S, false, $L)",
                                reference,
                                field.name(),
                                indexed ? "0" : "null");
            }
            case Shape.Several(_, boolean set) -> {
                var list = ClassName.get(inPackage, nested + "List");
                method.returns(list)
                        .addStatement("return new $T(this, $S, $L)", list, field.name(), set);
            }
            case Shape.Other() ->
                    method.returns(RESOLVABLE)
                            .addStatement("return interpolationForAttribute($S)", field.name());
        }
        return method.build();
    }

    private TypeSpec constructBuilder(
            Kind kind,
            ClassName self,
            ClassName config,
            Block block,
            String inPackage,
            String className) {
        var builderName = self.nestedClass("Builder");
        var builder =
                TypeSpec.classBuilder("Builder")
                        .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                        .superclass(builderOf(kind.config(), builderName))
                        .addField(CONSTRUCT, "scope", Modifier.PRIVATE, Modifier.FINAL)
                        .addField(String.class, "id", Modifier.PRIVATE, Modifier.FINAL)
                        .addMethod(
                                MethodSpec.constructorBuilder()
                                        .addModifiers(Modifier.PRIVATE)
                                        .addParameter(CONSTRUCT, "scope")
                                        .addParameter(String.class, "id")
                                        .addStatement("this.scope = scope")
                                        .addStatement("this.id = id")
                                        .build())
                        .addMethod(
                                MethodSpec.methodBuilder("create")
                                        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                                        .addParameter(CONSTRUCT, "scope")
                                        .addParameter(String.class, "id")
                                        .returns(builderName)
                                        .addStatement("return new Builder(scope, id)")
                                        .build());
        steps(builder, builderName, block, inPackage, className);
        var build = MethodSpec.methodBuilder("build").addModifiers(Modifier.PUBLIC).returns(self);
        requirements(
                build,
                className,
                block,
                "scope.getNode().getPath() + \"/\" + id + \" (" + kind.type() + ")\"");
        build.addStatement("return new $T(scope, id, new $T(arguments()))", self, config);
        return builder.addMethod(build.build()).build();
    }

    private static void requirements(
            MethodSpec.Builder build, String name, Block block, String where) {
        for (var field : block.required()) {
            build.addStatement(
                    "require($L, $S, $S)",
                    where.isEmpty() ? "\"" + name + "\"" : where,
                    field.name(),
                    field.property());
        }
    }

    private static TypeSpec.Builder configClass(
            Kind kind, ClassName config, Block block, String inPackage, String className) {
        return structClass(
                kind.config(),
                config,
                block,
                inPackage,
                className,
                CodeBlock.of("The arguments of {@link $L}.", className));
    }

    /// The values of a block, and their builder.
    private static TypeSpec.Builder structClass(
            ClassName base,
            ClassName self,
            Block block,
            String inPackage,
            String prefix,
            CodeBlock doc) {
        var builderName = self.nestedClass("Builder");
        var type =
                TypeSpec.classBuilder(self)
                        .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                        .superclass(base)
                        .addJavadoc(doc)
                        .addMethod(
                                MethodSpec.constructorBuilder()
                                        .addParameter(ARGUMENTS, "arguments")
                                        .addStatement("super(arguments)")
                                        .build())
                        .addMethod(
                                MethodSpec.methodBuilder("builder")
                                        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                                        .returns(builderName)
                                        .addStatement("return new Builder()")
                                        .build());
        for (var field : block.settable()) {
            type.addMethod(input(field, field.getter(), inPackage, prefix));
        }
        var builder =
                TypeSpec.classBuilder("Builder")
                        .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                        .superclass(builderOf(base, builderName))
                        .addMethod(
                                MethodSpec.constructorBuilder()
                                        .addModifiers(Modifier.PRIVATE)
                                        .build());
        steps(builder, builderName, block, inPackage, prefix);
        var build = MethodSpec.methodBuilder("build").addModifiers(Modifier.PUBLIC).returns(self);
        requirements(build, self.simpleName(), block, "");
        build.addStatement("return new $T(arguments())", self);
        return type.addType(builder.addMethod(build.build()).build());
    }

    private static TypeName builderOf(ClassName base, ClassName self) {
        return ParameterizedTypeName.get(base.nestedClass("Builder"), self);
    }

    /// A builder's steps, one for each type that an argument may have.
    private static void steps(
            TypeSpec.Builder builder,
            ClassName builderName,
            Block block,
            String inPackage,
            String prefix) {
        for (var field : block.settable()) {
            var type = argumentType(field.shape(), field, inPackage, prefix);
            builder.addMethod(step(builderName, field, nullable(type, !field.required())).build());
            switch (field.shape()) {
                case Shape.Scalar(Primitive primitive) when primitive == Primitive.BOOL ->
                        builder.addMethod(step(builderName, field, RESOLVABLE).build());
                case Shape.One _ -> builder.addMethod(step(builderName, field, RESOLVABLE).build());
                case Shape.Several _ -> {
                    builder.addMethod(step(builderName, field, RESOLVABLE).build());
                    builder.addMethod(several(builderName, field, inPackage, prefix));
                }
                case Shape.Scalar _, Shape.Many _, Shape.MapOf _, Shape.Other _ -> {}
            }
        }
    }

    private static MethodSpec.Builder step(ClassName builderName, Field field, TypeName type) {
        var property = field.property();
        return MethodSpec.methodBuilder(property)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(doc(field.description(), ""))
                .addParameter(type, property)
                .returns(builderName)
                .addStatement("return set($S, $N)", field.name(), property);
    }

    /// The blocks one after the other, for programs that do not want to write `List.of`.
    private static MethodSpec several(
            ClassName builderName, Field field, String inPackage, String prefix) {
        var element = ClassName.get(inPackage, prefix + Naming.className(field.name()));
        var property = field.property();
        return MethodSpec.methodBuilder(property)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(doc(field.description(), ""))
                .addParameter(element, "first")
                .addParameter(ArrayTypeName.of(element), "more")
                .varargs()
                .returns(builderName)
                .addStatement("var all = new $T<$T>()", ClassName.get(ArrayList.class), element)
                .addStatement("all.add(first)")
                .addStatement("all.addAll($T.of(more))", LIST)
                .addStatement("return set($S, all)", field.name())
                .build();
    }

    private void nestedClasses(String inPackage, String prefix, Block block) {
        for (var field : block.fields()) {
            switch (field.shape()) {
                case Shape.One(Block nested, _) -> nested(inPackage, prefix, field, nested, false);
                case Shape.Several(Block nested, _) ->
                        nested(inPackage, prefix, field, nested, true);
                case Shape.Scalar _, Shape.Many _, Shape.MapOf _, Shape.Other _ -> {}
            }
        }
    }

    private void nested(
            String inPackage, String prefix, Field field, Block block, boolean several) {
        var name = prefix + Naming.className(field.name());
        nestedClasses(inPackage, name, block);
        if (field.settable()) {
            emit(
                    inPackage,
                    structClass(
                            STRUCT,
                            ClassName.get(inPackage, name),
                            block,
                            inPackage,
                            name,
                            doc("The block `" + field.name() + "`.", field.description())));
        }
        var reference = ClassName.get(inPackage, name + "OutputReference");
        var type =
                TypeSpec.classBuilder(reference)
                        .addModifiers(Modifier.PUBLIC)
                        .superclass(COMPLEX_OBJECT)
                        .addJavadoc(doc("A reference to a block `" + field.name() + "`.", ""))
                        .addMethod(
                                MethodSpec.constructorBuilder()
                                        .addModifiers(Modifier.PUBLIC)
                                        .addParameter(PARENT, "terraformResource")
                                        .addParameter(String.class, "terraformAttribute")
                                        .addParameter(Boolean.class, "complexObjectIsFromSet")
                                        .addParameter(
                                                nullable(ClassName.OBJECT, true),
                                                "complexObjectIndex")
                                        .addStatement(
                                                "super(terraformResource, terraformAttribute, complexObjectIsFromSet, complexObjectIndex)")
                                        .build());
        accessors(type, block, inPackage, name, false);
        emit(inPackage, type);
        if (several) {
            emit(inPackage, listClass(inPackage, name, reference, field));
        }
    }

    private static TypeSpec.Builder listClass(
            String inPackage, String name, ClassName reference, Field field) {
        return TypeSpec.classBuilder(ClassName.get(inPackage, name + "List"))
                .addModifiers(Modifier.PUBLIC)
                .superclass(COMPLEX_LIST)
                .addJavadoc(doc("A reference to the blocks `" + field.name() + "`.", ""))
                .addMethod(
                        MethodSpec.constructorBuilder()
                                .addModifiers(Modifier.PUBLIC)
                                .addParameter(PARENT, "terraformResource")
                                .addParameter(String.class, "terraformAttribute")
                                .addParameter(Boolean.class, "wrapsSet")
                                .addStatement(
                                        "super(terraformResource, terraformAttribute, wrapsSet)")
                                .build())
                .addMethod(
                        MethodSpec.methodBuilder("get")
                                .addModifiers(Modifier.PUBLIC)
                                .addParameter(Number.class, "index")
                                .returns(reference)
                                .addStatement(
                                        "return new $T(parent(), attribute(), wrapsSet(), index)",
                                        reference)
                                .build());
    }

    /// What a program gives.
    private static TypeName argumentType(
            Shape shape, Field field, String inPackage, String prefix) {
        return switch (shape) {
            case Shape.Scalar(Primitive primitive) -> elementType(primitive);
            case Shape.Many(Primitive primitive, _) ->
                    primitive == Primitive.NUMBER
                            ? ParameterizedTypeName.get(
                                    LIST, WildcardTypeName.subtypeOf(Number.class))
                            : ParameterizedTypeName.get(LIST, elementType(primitive));
            case Shape.MapOf(Primitive primitive) -> mapOf(primitive);
            case Shape.One _ -> ClassName.get(inPackage, prefix + Naming.className(field.name()));
            case Shape.Several _ ->
                    ParameterizedTypeName.get(
                            LIST,
                            WildcardTypeName.subtypeOf(
                                    ClassName.get(
                                            inPackage, prefix + Naming.className(field.name()))));
            case Shape.Other() -> ClassName.OBJECT;
        };
    }

    /// What a program gave, which may be a reference where it could not be of the type itself.
    private static TypeName inputType(Shape shape, Field field, String inPackage, String prefix) {
        return switch (shape) {
            case Shape.Scalar(Primitive primitive) when primitive == Primitive.BOOL ->
                    ClassName.OBJECT;
            case Shape.One _, Shape.Several _, Shape.Other _ -> ClassName.OBJECT;
            case Shape.Scalar _, Shape.Many _, Shape.MapOf _ ->
                    argumentType(shape, field, inPackage, prefix);
        };
    }

    private static TypeName elementType(Primitive primitive) {
        return switch (primitive) {
            case STRING -> ClassName.get(String.class);
            case NUMBER -> ClassName.get(Number.class);
            case BOOL -> ClassName.get(Boolean.class);
        };
    }

    private static TypeName referenceType(Primitive primitive) {
        return primitive == Primitive.BOOL ? RESOLVABLE : elementType(primitive);
    }

    private static String attributeGetter(Primitive primitive) {
        return switch (primitive) {
            case STRING -> "getStringAttribute";
            case NUMBER -> "getNumberAttribute";
            case BOOL -> "getBooleanAttribute";
        };
    }

    private static String mapGetter(Primitive primitive) {
        return switch (primitive) {
            case STRING -> "getStringMapAttribute";
            case NUMBER -> "getNumberMapAttribute";
            case BOOL -> "getBooleanMapAttribute";
        };
    }

    private static TypeName mapOf(Primitive primitive) {
        return ParameterizedTypeName.get(
                ClassName.get(Map.class), ClassName.get(String.class), elementType(primitive));
    }

    private static TypeName nullable(TypeName type, boolean nullable) {
        return nullable ? type.annotated(NULLABLE) : type;
    }

    private static CodeBlock doc(String first, String second) {
        var text = (first + " " + second).strip().replace("*/", "*&#47;").replace("<", "&lt;");
        return CodeBlock.of("$L", text.replace("@", "&#64;"));
    }

    private void emit(String inPackage, TypeSpec.Builder type) {
        var built = type.build();
        var file =
                JavaFile.builder(inPackage, built).skipJavaLangImports(true).indent("    ").build();
        files.put(path(inPackage, built.name() + ".java"), file.toString());
    }

    private void writePackageInfo(String inPackage, String doc) {
        files.put(
                path(inPackage, "package-info.java"),
                "/// %s\n@org.jspecify.annotations.NullMarked\npackage %s;\n"
                        .formatted(doc, inPackage));
    }

    private static Path path(String inPackage, String name) {
        return Path.of(inPackage.replace('.', '/'), name);
    }
}
